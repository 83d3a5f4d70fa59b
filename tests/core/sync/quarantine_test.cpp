// Step: quarantine. Kept with its reason, followed by the rest, released when the reason has passed or a person says
// so.

#include "core/sync/quarantine.h"

#include "core/record/audit_steps.h"
#include "tests/core/sync/back_to_back.h"

using namespace plumbline::tests;

namespace {

constexpr std::int64_t kToday = 1'764'000'000'000;
constexpr std::int64_t kDay = 86'400'000;

/// New ones each time: what is there already makes no change.
void write(Side &side, const std::string &audit, int count)
{
    static int written = 0;
    for (int i = 0; i < count; ++i)
        REQUIRE(side.store().append(audit, "li", {likert("E" + std::to_string(++written), "1.3.1", 3)}));
}

std::uint64_t heldOf(Side &side, const record::OriginId &origin, const std::string &audit)
{
    for (const store::StreamHead &head : *side.store().heads(audit))
        if (head.origin == origin)
            return head.number;
    return 0;
}

} // namespace

TEST_CASE("a clock more than 24 h ahead: quarantine with its reason; what follows joins it; others go on")
{
    Side tablet(1), server(2), other(3);
    const auto origin = tablet.store().origin();
    write(tablet, "A", 2); // in time
    tablet.device.clock = SteppingClock(kToday + 3 * kDay);
    write(tablet, "A", 3); // three days ahead
    write(other, "A", 1);
    BackToBack pair(tablet, server, scopeOf(Role::Lead, {"A", "B"}));
    pair.connect();
    bring(other.store(), server.store(), "A");
    REQUIRE(pair.reported.size() == 1);
    CHECK(pair.reported[0].reason == Reason::ClockAhead);
    CHECK(pair.reported[0].quarantined);
    CHECK(pair.reported[0].first == 3);
    CHECK(heldOf(server, origin, "A") == 0); // taken or kept whole: its signature is of its end
    CHECK(quarantined(server.store())->size() == 1);

    tablet.device.clock = SteppingClock(kToday + 1000);
    write(tablet, "A", 1); // in time again, but behind what is kept
    write(tablet, "B", 1); // another audit
    pair.run();
    CHECK(heldOf(tablet, other.store().origin(), "A") == 1);
    CHECK(heldOf(server, origin, "B") == 1);
    CHECK(tablet.store().confirmation("B")->confirmed == 1);
    const auto kept = *quarantined(server.store());
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].reason == Reason::ClockAhead);
    CHECK(kept[1].reason == Reason::Gap);
    CHECK(kept[1].first == 6);
    CHECK(kept[1].audit == "A");
    CHECK(kept[1].origin == origin);
    CHECK(changesOf(server.store(), kept[1])->changes.size() == 1);

    SECTION("sent again, it is kept once")
    {
        pair.connect();
        CHECK(heldOf(server, origin, "A") == 0);
        CHECK(quarantined(server.store())->size() <= 2);
    }
    SECTION("released when the clock has caught up")
    {
        CHECK(releaseDue(server.store(), kToday + kDay)->empty());
        const auto grown = *releaseDue(server.store(), kToday + 2 * kDay + 10'000);
        REQUIRE(grown.size() == 1);
        CHECK(grown[0].number == 6);
        CHECK(quarantined(server.store())->empty());
        pair.run();
        CHECK(tablet.store().confirmation("A")->confirmed == 6); // receipts come by themselves
        write(tablet, "A", 5);
        pair.run();
        CHECK(heldOf(server, origin, "A") == 11);
        CHECK(server.store().verify()->empty());
    }
    SECTION("released on a person's word, that stream alone")
    {
        other.device.clock = SteppingClock(kToday + 9 * kDay);
        write(other, "A", 3);
        BackToBack second(other, server, scopeOf(Role::Lead, {"A"}));
        second.connect();
        REQUIRE(second.reported.at(0).quarantined);
        CHECK(release(server.store(), "A", origin)->size() == 1);
        CHECK(heldOf(server, origin, "A") == 6);
        CHECK(heldOf(server, other.store().origin(), "A") == 1);
        CHECK(quarantined(server.store())->size() == 1);
    }
    SECTION("and survives a restart of the server")
    {
        server.device.reopen();
        CHECK(quarantined(server.store())->size() == 2);
    }
}

TEST_CASE("what a device wrote as the origin that it was before gets its receipts as well when it is released")
{
    Side tablet(1), server(2);
    tablet.device.clock = SteppingClock(kToday + 3 * kDay);
    write(tablet, "A", 3);
    REQUIRE(tablet.store().becomeNewOrigin());
    tablet.device.clock = SteppingClock(kToday + 1000);
    write(tablet, "A", 2);
    BackToBack pair(tablet, server, scopeOf(Role::Lead, {"A"}));
    pair.connect();
    CHECK(tablet.store().confirmation("A")->confirmed == 2);
    REQUIRE(releaseDue(server.store(), kToday + 4 * kDay)->size() == 1);
    pair.run();
    CHECK(tablet.store().confirmation("A")->own == 5);
    CHECK(tablet.store().confirmation("A")->confirmed == 5);
}

TEST_CASE("an audit's id may hold slashes")
{
    Side tablet(1), server(2);
    tablet.device.clock = SteppingClock(kToday + 3 * kDay);
    write(tablet, "2026/07/A", 1);
    BackToBack pair(tablet, server, scopeOf(Role::Lead, {"2026/07/A"}));
    pair.connect();
    REQUIRE(quarantined(server.store())->size() == 1);
    CHECK(quarantined(server.store())->at(0).audit == "2026/07/A");
    CHECK(release(server.store(), "2026/07/A", tablet.store().origin())->size() == 1);
}

TEST_CASE("a run that the record refuses stays in quarantine, and holds up no other")
{
    Side tablet(1), server(2), other(3);
    const auto ahead = [](Side &side) {
        side.device.clock = SteppingClock(kToday + 3 * kDay);
        write(side, "A", 2);
    };
    ahead(tablet);
    ahead(other);
    auto broken = *tablet.store().read("A", tablet.store().origin(), 1, 1 << 20);
    broken.changes[0].body.back() ^= 1;
    REQUIRE(keep(server.store(),
                 {{broken, Reason::ClockAhead},
                  {*other.store().read("A", other.store().origin(), 1, 1 << 20), Reason::ClockAhead}}));
    const auto grown = releaseDue(server.store(), kToday + 9 * kDay);
    REQUIRE(grown);
    CHECK(grown->size() == 1);
    CHECK(quarantined(server.store())->size() == 1);
}

TEST_CASE("what could never be released is refused by name, not kept")
{
    Side tablet(1), restored(1), server(2); // the same origin and key twice, as after a restored backup
    REQUIRE(tablet.store().origin() == restored.store().origin());
    write(tablet, "A", 1);
    bring(tablet.store(), server.store(), "A");
    write(restored, "A", 1); // another first change
    restored.device.clock = SteppingClock(kToday + 3 * kDay);
    write(restored, "A", 1);
    BackToBack pair(restored, server, scopeOf(Role::Lead, {"A"}));
    pair.connect();
    REQUIRE(pair.reported.size() == 1);
    CHECK(pair.reported[0].reason == Reason::BrokenChain);
    CHECK_FALSE(pair.reported[0].quarantined);
    CHECK(quarantined(server.store())->empty());
}

TEST_CASE("what a tablet wrote before and after it was restored is both kept, and what follows the record is released")
{
    Side lost(1), tablet(1), server(2); // the same origin and key twice, as after a restored backup
    const auto origin = tablet.store().origin();
    const auto runOf = [&](Side &side, std::uint64_t from) { return *side.store().read("A", origin, from, 1 << 20); };
    lost.device.clock = SteppingClock(kToday + 3 * kDay);
    write(lost, "A", 2); // 1 and 2, which the backup lacks
    REQUIRE(keep(server.store(), {{runOf(lost, 1), Reason::ClockAhead}}));
    write(lost, "A", 1);
    REQUIRE(keep(server.store(), {{runOf(lost, 3), Reason::ClockAhead}}));
    write(tablet, "A", 2); // others under the same numbers, in time
    bring(tablet.store(), server.store(), "A");
    tablet.device.clock = SteppingClock(kToday + 3 * kDay);
    write(tablet, "A", 1);
    REQUIRE(keep(server.store(), {{runOf(tablet, 3), Reason::ClockAhead}}));
    CHECK(quarantined(server.store())->size() == 3);

    const auto grown = releaseDue(server.store(), kToday + 4 * kDay);
    REQUIRE(grown);
    REQUIRE(grown->size() == 1);
    CHECK(grown->front().number == 3);
    CHECK(quarantined(server.store())->size() == 2); // no part of the record, and not lost
    CHECK(*isRecorded(server.store(), runOf(tablet, 1)));
    CHECK_FALSE(*isRecorded(server.store(), runOf(lost, 1)));
    write(tablet, "A", 1);
    CHECK_FALSE(*isRecorded(server.store(), runOf(tablet, 2))); // its last is not there
}

TEST_CASE("a run in quarantine that comes again is kept once, as far as it goes")
{
    Side tablet(1), server(2);
    const auto origin = tablet.store().origin();
    tablet.device.clock = SteppingClock(kToday + 3 * kDay);
    std::vector<store::EncodedRun> runs;
    for (int i = 0; i < 3; ++i) {
        write(tablet, "A", 1);
        runs.push_back(*tablet.store().read("A", origin, 1, 1 << 20));
    }
    for (const std::size_t each : {0U, 2U, 1U, 2U, 0U}) {
        REQUIRE(keep(server.store(), {{runs[each], Reason::ClockAhead}}));
        CHECK(quarantined(server.store())->size() == 1);
    }
    const auto kept = changesOf(server.store(), quarantined(server.store())->front());
    REQUIRE(kept);
    CHECK(kept->changes.size() == 3);
    auto other = runs[1]; // parts from it after its first
    other.changes[1].body.back() ^= 1;
    REQUIRE(keep(server.store(), {{other, Reason::ClockAhead}}));
    CHECK(quarantined(server.store())->size() == 2);
    auto longer = runs[2];
    longer.changes[1].body = other.changes[1].body; // goes on from that one
    REQUIRE(keep(server.store(), {{longer, Reason::ClockAhead}}));
    CHECK(quarantined(server.store())->size() == 2);
    CHECK(releaseDue(server.store(), kToday + 9 * kDay)->size() == 1);
    CHECK(heldOf(server, origin, "A") == 3);
}

TEST_CASE("what was released and comes again is covered by a receipt and not kept again")
{
    Side tablet(1), server(2);
    tablet.device.clock = SteppingClock(kToday + 3 * kDay);
    write(tablet, "A", 2);
    const auto run = *tablet.store().read("A", tablet.store().origin(), 1, 1 << 20);
    REQUIRE_FALSE((*server.store().admit({run})).front().refused);
    action::Admit again{1, {}, {{run, Reason::ClockAhead}}, {}, {}};
    const action::Admit *const one = &again;
    const auto answer = admit(server.store(), {&one, 1}, trust::ReceiptKind::Server, kToday).front();
    CHECK(answer.receipts.size() == 1);
    CHECK(quarantined(server.store())->empty());
}

TEST_CASE("a review dated ahead waits on if its author evaluated meanwhile, for the clock and for a person")
{
    Side device(1), server(2), other(3);
    device.device.clock = SteppingClock(kToday + 3 * kDay);
    const auto done = [&device](const std::string &author, const char *step) {
        REQUIRE(device.store().append(
            "A", author, {{{record::EntityKind::Step, step}, {{record::field::kDone, record::Value(true)}}, {}}}));
    };
    for (const char *step :
         {record::step::kPlanned, record::step::kSampled, record::step::kField, record::step::kEvaluated})
        done("wang", step);
    done("li", record::step::kReviewed); // this device has not heard of li's evaluation
    REQUIRE(
        keep(server.store(), {{*device.store().read("A", device.store().origin(), 1, 1 << 20), Reason::ClockAhead}}));
    SECTION("li evaluated")
    {
        REQUIRE(other.store().append("A", "li", {likert("E1", "1.3.1", 3)}));
        bring(other.store(), server.store(), "A");
        CHECK(releaseDue(server.store(), kToday + 9 * kDay)->empty());
        CHECK(release(server.store(), "A", device.store().origin())->empty());
        CHECK(quarantined(server.store())->size() == 1);
        CHECK(heldOf(server, device.store().origin(), "A") == 0);
    }
    SECTION("somebody else did")
    {
        REQUIRE(other.store().append("A", "zhao", {likert("E1", "1.3.1", 3)}));
        bring(other.store(), server.store(), "A");
        CHECK(releaseDue(server.store(), kToday + 9 * kDay)->size() == 1);
        CHECK(quarantined(server.store())->empty());
        CHECK(heldOf(server, device.store().origin(), "A") == 5);
    }
}

TEST_CASE("an entry that cannot be read stays, holds up no other, and takes nobody's place")
{
    Side broken(1), server(2), other(3);
    for (Side *side : {&broken, &other}) {
        side->device.clock = SteppingClock(kToday + 3 * kDay);
        write(*side, "A", 2);
        const auto run = *side->store().read("A", side->store().origin(), 1, 1 << 20);
        REQUIRE(keep(server.store(), {{run, Reason::ClockAhead}}));
    }
    const auto waiting = *quarantined(server.store());
    REQUIRE(waiting.size() == 2);
    const auto entry = *std::ranges::find(waiting, broken.store().origin(), &QuarantinedRun::origin);
    REQUIRE(server.store().putSetting(entry.name, Bytes{1, 2, 3}));
    const auto its =
        changesOf(server.store(), *std::ranges::find(waiting, other.store().origin(), &QuarantinedRun::origin));
    REQUIRE(server.store().putSetting("quarantine/of another version", encode(packRuns({*its})))); // why, it knows
    CHECK(changesOf(server.store(), entry).error().code == ErrorCode::Corrupted);

    CHECK(releaseDue(server.store(), kToday + 9 * kDay)->size() == 1);
    CHECK(heldOf(server, other.store().origin(), "A") == 2);
    CHECK(release(server.store(), "A", broken.store().origin())->empty());
    const auto left = *quarantined(server.store());
    REQUIRE(left.size() == 2);
    CHECK(std::ranges::count(left, Reason::Unreadable, &QuarantinedRun::reason) == 1);

    const auto again = *broken.store().read("A", broken.store().origin(), 1, 1 << 20);
    REQUIRE(keep(server.store(), {{again, Reason::ClockAhead}})); // beside what does not read
    CHECK(quarantined(server.store())->size() == 3);
    CHECK(*server.store().setting(entry.name) == Bytes{1, 2, 3});
    CHECK(releaseDue(server.store(), kToday + 9 * kDay)->size() == 1);
    CHECK(heldOf(server, broken.store().origin(), "A") == 2);
    CHECK(quarantined(server.store())->size() == 2);
}
