// What a customer handed in stays as it was, whoever writes what, and in whatever order it arrives.

#include "core/record/closing.h"
#include "core/record/encoding.h"
#include "core/record/submission.h"
#include "core/trust/chain.h"
#include "tests/core/store/store_fixture.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace plumbline::tests;

namespace {

std::map<std::string, std::optional<int>> answersOf(store::Store &store)
{
    std::map<std::string, std::optional<int>> answers;
    const auto folded = *store.audit("A");
    for (const auto &evaluation : folded.evaluations)
        for (const auto &answer : evaluation.answers)
            answers[std::string(standard::item(answer.item).code)] = answer.likert;
    return answers;
}

/// A run of one change that its device's own store would never have made.
store::EncodedRun forged(Device &device, const store::EncodedRun &after, Change change)
{
    store::EncodedRun run{"A", device.store->origin(), device.store->publicKey(), {}, {}};
    change.audit = "A";
    change.id = {device.store->origin(), after.changes.empty() ? 1 : after.changes.back().number + 1};
    change.time = {device.clock.nowMs(), 0};
    change.author = "li";
    const Encoding encoding = encode(change, device.random);
    run.changes.push_back({change.id.number, encoding.body, encoding.personal});
    trust::ChainHasher hasher;
    Digest hash = trust::genesis("A", run.origin);
    for (const auto &each : after.changes)
        hash = hasher.next(hash, each.number, each.body);
    hash = hasher.next(hash, change.id.number, encoding.body);
    trust::Checkpoint checkpoint{"A", run.origin, change.id.number, hash, run.publicKey, {}};
    checkpoint.signature = device.store->sign(trust::checkpointMessage(checkpoint));
    run.checkpoint = checkpoint;
    return run;
}

Change answerChange(const std::string &item, std::int64_t level, std::vector<ChangeId> supersedes)
{
    return {{}, {}, {}, {}, {}, {EntityKind::Answer, "E1/" + item}, {{field::kLikert, level, std::move(supersedes)}}};
}

/// Two tablets with the same evaluation; then the first hands it in while the second, offline, alters it.
struct Race {
    Race()
    {
        REQUIRE(a.store->append("A", "li", {evaluationOf("E1", "P1", "Wang"), likert("E1", "1.3.1", 4)}));
        bring(*a.store, *b.store, "A");
        REQUIRE(a.store->append("A", "li", {submit("E1")}));
        REQUIRE(b.store->append("A", "zhao",
                                {likert("E1", "1.3.1", 1),
                                 likert("E1", "1.3.2", 1),
                                 {{EntityKind::Evaluation, "E1"}, {{field::kProject, std::string("P9")}}, {}}}));
    }
    Device a{1}, b{2};
};

void checkAsHandedIn(store::Store &store)
{
    CHECK(answersOf(store) == std::map<std::string, std::optional<int>>{{"1.3.1", 4}});
    const auto folded = *store.audit("A");
    CHECK(folded.evaluations.front().project == "P1");
    CHECK(folded.evaluations.front().evaluator == "Wang");
    CHECK(store.conflicts("A")->empty());
    const auto late = withoutEffect(*store.registers("A"));
    REQUIRE(late.size() == 3); // the project, an answer altered, an answer added
    for (const Conflict &conflict : late) {
        REQUIRE(conflict.values.size() == 2);
        CHECK(conflict.values[1].author == "zhao");
    }
    CHECK(store.verify()->empty());
    CHECK(store.verifyRegisters()->empty());
}

} // namespace

TEST_CASE("An edit made elsewhere while a customer hands in has no effect, and stays on record")
{
    Race race;
    SECTION("the submission arrives first")
    {
        bring(*race.a.store, *race.b.store, "A");
    }
    SECTION("the edit arrives first")
    {
        bring(*race.b.store, *race.a.store, "A");
    }
    bring(*race.a.store, *race.b.store, "A");
    bring(*race.b.store, *race.a.store, "A");
    checkAsHandedIn(*race.a.store);
    checkAsHandedIn(*race.b.store);
    CHECK(*race.a.store->registers("A") == *race.b.store->registers("A"));
    CHECK(race.b.store->append("A", "zhao", {likert("E1", "1.3.1", 2)}).error().code == ErrorCode::Refused);
    REQUIRE(race.b.store->append(
        "A", "zhao", {{{EntityKind::Evaluation, "E1"}, {{field::kExcluded, std::string("wrong person")}}, {}}}));
    CHECK(race.b.store->audit("A")->evaluations.front().excluded == "wrong person");
}

TEST_CASE("A third store ends the same in every order in which two origins' changes can arrive")
{
    Race race;
    REQUIRE(race.b.store->append("A", "zhao", {likert("E1", "1.3.2", 3)}));
    const auto ofA = race.a.store->read("A", race.a.store->origin(), 1, 1 << 20)->changes;
    const auto ofB = race.b.store->read("A", race.b.store->origin(), 1, 1 << 20)->changes;
    // One change at a time; true: of A.
    std::vector<bool> order(ofA.size() + ofB.size(), false);
    std::fill_n(order.rbegin(), ofA.size(), true);
    std::optional<Registers> first;
    do {
        Device c(3);
        auto a = ofA.begin(), b = ofB.begin();
        for (const bool isA : order) {
            Device &from = isA ? race.a : race.b;
            const auto outcome =
                *c.store->admit({{"A", from.store->origin(), from.store->publicKey(), {isA ? *a++ : *b++}, {}}});
            REQUIRE_FALSE(outcome.front().refused);
        }
        checkAsHandedIn(*c.store);
        if (first)
            REQUIRE(*c.store->registers("A") == *first);
        first = *c.store->registers("A");
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("Who knew of the submission and alters it all the same is refused by name")
{
    Device a(1), server(9);
    REQUIRE(a.store->append("A", "li", {evaluationOf("E1", "P1", "Wang"), likert("E1", "1.3.1", 4), submit("E1")}));
    const auto run = *a.store->read("A", a.store->origin(), 1, 1 << 20);
    const ChangeId answer{a.store->origin(), 2}, submission{a.store->origin(), 3};
    const auto refusedFor = [&](Device &device, const store::EncodedRun &after, Change change) {
        const auto outcome = *server.store->admit({forged(device, after, std::move(change))});
        CHECK(outcome.front().stored == 0);
        CHECK((outcome.front().fault == store::RunFault::None) == !outcome.front().refused.has_value());
        return outcome.front().fault;
    };
    using store::RunFault;
    const Change withdrawal{
        {}, {}, {}, {}, {}, {EntityKind::Evaluation, "E1"}, {{field::kSubmitted, false, {submission}}}};
    const Change again{
        {},
        {},
        {},
        {},
        {},
        {EntityKind::Evaluation, "E1"},
        {{field::kSubmitted, true, {submission}}, {"handed_in/1.3.1/likert", std::int64_t{1}, {answer}}}};
    const Change slipped{
        {}, {}, {}, {}, {}, {EntityKind::Evaluation, "E1"}, {{"handed_in/1.3.1/likert", std::int64_t{1}, {answer}}}};
    const Change moved{{},
                       {},
                       {},
                       {},
                       {},
                       {EntityKind::Evaluation, "E1"},
                       {{field::kProject, std::string("P2"), {{a.store->origin(), 1}}}}};
    const auto check = [&] {
        // Its own device, which handed it in.
        CHECK(refusedFor(a, run, answerChange("1.3.1", 1, {answer})) == RunFault::Submitted);
        CHECK(refusedFor(a, run, answerChange("1.3.2", 1, {})) == RunFault::Submitted);
        CHECK(refusedFor(a, run, moved) == RunFault::Submitted);
        // Another, whose change says that it had seen the submission, or writes what only a submission writes.
        Device b(2);
        CHECK(refusedFor(b, {}, withdrawal) == RunFault::Submitted);
        CHECK(refusedFor(b, {}, again) == RunFault::Submitted);
        CHECK(refusedFor(b, {}, slipped) == RunFault::Submitted);
        CHECK(refusedFor(b, {}, answerChange("1.3.1", 1, {answer, submission})) == RunFault::Submitted);
    };
    REQUIRE_FALSE(server.store->admit({run})->front().refused);
    check();
    CHECK(answersOf(*server.store) == std::map<std::string, std::optional<int>>{{"1.3.1", 4}});
}

TEST_CASE("Of two that hand in the same evaluation the earlier counts, and both are shown")
{
    Device a(1), b(2);
    REQUIRE(a.store->append("A", "li", {evaluationOf("E1", "P1", "Wang"), likert("E1", "1.3.1", 4)}));
    bring(*a.store, *b.store, "A");
    REQUIRE(a.store->append("A", "li", {submit("E1")}));
    for (int i = 0; i < 100; ++i)
        (void)b.clock.nowMs(); // later
    REQUIRE(b.store->append("A", "zhao", {likert("E1", "1.3.1", 1), submit("E1")}));
    bring(*a.store, *b.store, "A");
    bring(*b.store, *a.store, "A");
    for (Device *device : {&a, &b}) {
        CHECK(answersOf(*device->store) == std::map<std::string, std::optional<int>>{{"1.3.1", 4}});
        const auto conflicts = *device->store->conflicts("A");
        REQUIRE(conflicts.size() == 1);
        CHECK(conflicts.front().field == field::kSubmitted);
        CHECK(conflicts.front().values.front().author == "li");
        CHECK(device->store->append("A", "li", {submit("E1")})->empty());
    }
}

TEST_CASE("Nobody writes what only handing in writes; to say that nothing is handed in changes nothing")
{
    Device device;
    REQUIRE(device.store->append("A", "li", {evaluationOf("E1", "P1", "Wang")}));
    const Entity evaluation{EntityKind::Evaluation, "E1"};
    CHECK(device.store->append("A", "li", {{evaluation, {{field::kSubmitted, false}}, {}}})->empty());
    CHECK(
        device.store->append("A", "li", {{evaluation, {{"handed_in/1.3.1/likert", std::int64_t{5}}}, {}}}).error().code
        == ErrorCode::Refused);
    // In one breath: what the same edit says is what is handed in.
    REQUIRE(device.store->append(
        "A", "li", {{evaluation, {{field::kProject, std::string("P2")}, {field::kSubmitted, true}}, {}}}));
    CHECK(device.store->audit("A")->evaluations.front().project == "P2");
    CHECK(device.store->verifyRegisters()->empty());
}

TEST_CASE("A name handed in is personal in its copy too")
{
    Device device;
    REQUIRE(device.store->append("A", "li", {evaluationOf("E1", "P1", "Wang"), submit("E1")}));
    const auto run = *device.store->read("A", device.store->origin(), 1, 1 << 20);
    for (const auto &change : run.changes)
        CHECK(asText(change.body).find("Wang") == std::string_view::npos);
    CHECK(device.store->audit("A")->evaluations.front().evaluator == "Wang");
}

TEST_CASE("What is closed is amended with a reason only")
{
    Device a(1), server(9);
    const auto done = [](const char *name, bool value, std::string reason = {}) {
        return Edit{{EntityKind::Step, name}, {{field::kDone, value}}, std::move(reason)};
    };
    const Edit grade{{EntityKind::Management, "1.1.1"}, {{field::kLevel, std::int64_t{3}}}, {}};
    REQUIRE(a.store->append("A", "li", {evaluationOf("E1", "P1", "Wang"), evaluationOf("E2", "P2", "Zhou"), grade}));
    SECTION("a visit")
    {
        REQUIRE(a.store->append("A", "li", {{{EntityKind::Visit, "P1"}, {{field::kVisitClosed, true}}, {}}}));
        const auto refused = a.store->append("A", "li", {likert("E1", "1.3.1", 4)});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::Refused);
        CHECK(refused.error().place == "E1/1.3.1");
        CHECK(refused.error().message.en.find("reason") != std::string::npos);
        CHECK(a.store->append("A", "li", {likert("E2", "1.3.1", 4)})->size() == 1);
        Edit late = likert("E1", "1.3.1", 4);
        late.reason = "  ";
        CHECK_FALSE(a.store->append("A", "li", {late}));
        late.reason = "heard on the phone";
        CHECK(a.store->append("A", "li", {late})->size() == 1);
    }
    SECTION("an audit")
    {
        CHECK(a.store->append("A", "li", {done(step::kEvaluated, true)}).error().code == ErrorCode::Refused);
        REQUIRE(a.store->append("A", "li",
                                {done(step::kPlanned, true), done(step::kSampled, true), done(step::kField, true),
                                 done(step::kEvaluated, true)}));
        Edit other = grade;
        other.fields.front().second = std::int64_t{5};
        CHECK(a.store->append("A", "li", {other}).error().code == ErrorCode::Refused);
        // The work goes on, in other hands than the evaluation.
        const auto own = a.store->append("A", "li", {done(step::kReviewed, true)});
        CHECK(own.error().message.en.find("evaluated") != std::string::npos);
        CHECK(a.store->append("A", "wu", {done(step::kReviewed, true)}));
        CHECK(a.store->append("A", "wu", {done(step::kReviewed, false)}).error().code == ErrorCode::Refused);
        // A device that closed the audit and amends it without one is refused elsewhere too.
        auto run = *a.store->read("A", a.store->origin(), 1, 1 << 20);
        REQUIRE_FALSE(server.store->admit({run})->front().refused);
        Change change{{}, {}, {}, {}, {}, grade.entity, {{field::kLevel, std::int64_t{5}, {{a.store->origin(), 3}}}}};
        CHECK(server.store->admit({forged(a, run, change)})->front().fault == store::RunFault::NeedsReason);
        change.reason = "certificate found";
        CHECK_FALSE(server.store->admit({forged(a, run, change)})->front().refused);
        // Back in the field, nothing needs one.
        REQUIRE(a.store->append("A", "li",
                                {done(step::kReviewed, false, "again"), done(step::kEvaluated, false, "again")}));
        CHECK(a.store->append("A", "li", {other})->size() == 1);
    }
}
