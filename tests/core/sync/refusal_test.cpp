// Step: refusal by name. One bad change holds up neither what stands before it nor any other stream or audit.

#include "core/record/encoding.h"
#include "core/sync/screening.h"
#include "tests/core/sync/back_to_back.h"

using namespace plumbline::tests;

namespace {

Edit conclusion()
{
    return {{EntityKind::Conformity, ""}, {{field::kConclusion, std::string("met")}}, {}};
}

} // namespace

TEST_CASE("what a role forbids is refused by name; what stands before it, other audits and other origins go on")
{
    Side tablet(1), server(2), other(3);
    REQUIRE(tablet.store().append("A", "li", {likert("E1", "1.3.1", 1), likert("E2", "1.3.1", 2)}));
    REQUIRE(tablet.store().append("A", "li", {conclusion()})); // the lead's
    REQUIRE(tablet.store().append("A", "li", {likert("E3", "1.3.1", 3)}));
    REQUIRE(tablet.store().append("B", "li", {likert("E1", "1.3.1", 1)}));
    REQUIRE(other.store().append("A", "wu", {likert("E9", "1.3.1", 1)}));
    bring(other.store(), server.store(), "A");
    BackToBack pair(tablet, server, scopeOf(Role::Auditor, {"A", "B"}));
    pair.connect();
    REQUIRE(pair.reported.size() == 1);
    CHECK(pair.reported[0].reason == Reason::RoleForbids);
    CHECK(pair.reported[0].first == 3);
    CHECK_FALSE(pair.reported[0].quarantined);
    CHECK(tablet.store().confirmation("A")->confirmed == 2);
    CHECK(tablet.store().confirmation("B")->confirmed == 1);
    CHECK(tablet.store().heads("A")->size() == 2);
    CHECK(pair.caughtUp);

    SECTION("a role given while connected lets it go on")
    {
        pair.rescope(scopeOf(Role::Lead, {"A", "B"}));
        CHECK(tablet.store().confirmation("A")->confirmed == 4);
    }
    SECTION("so does the next connection")
    {
        BackToBack next(tablet, server, scopeOf(Role::Lead, {"A", "B"}));
        next.connect();
        CHECK(tablet.store().confirmation("A")->confirmed == 4);
    }
}

TEST_CASE("each change is judged: assignment, proof, role, readability, clock")
{
    Side origin(1);
    REQUIRE(origin.store().append("A", "li", {likert("E1", "1.3.1", 1), likert("E2", "1.3.1", 2)}));
    REQUIRE(origin.store().append("A", "li", {conclusion()}));
    const auto run = *origin.store().read("A", origin.store().origin(), 1, 1 << 20);
    const std::int64_t now = 1'764'000'000'000;
    const auto verdict = [&](const store::EncodedRun &given, const Scope &scope, std::int64_t nowMs) {
        const Screened screened = screen({given}, scope, nowMs);
        return screened.refusals.empty() ? std::pair(Reason::None, std::uint64_t{0})
                                         : std::pair(screened.refusals[0].reason, screened.refusals[0].first);
    };
    CHECK(verdict(run, *scopeOf(Role::Lead, {"A"}), now) == std::pair(Reason::None, std::uint64_t{0}));
    CHECK(verdict(run, *scopeOf(Role::Auditor, {"A"}), now) == std::pair(Reason::RoleForbids, std::uint64_t{3}));
    CHECK(verdict(run, *scopeOf(Role::Observer, {"A"}), now) == std::pair(Reason::RoleForbids, std::uint64_t{1}));
    CHECK(verdict(run, *scopeOf(Role::Auditor, {"B"}), now) == std::pair(Reason::NotAssigned, std::uint64_t{1}));
    CHECK(verdict(run, *scopeOf(Role::Lead, {"A"}), now - 90'000'000)
          == std::pair(Reason::ClockAhead, std::uint64_t{1}));
    // What may never be taken is not kept for later either.
    CHECK(verdict(run, *scopeOf(Role::Auditor, {"A"}), now - 90'000'000)
          == std::pair(Reason::RoleForbids, std::uint64_t{3}));
    auto unreadable = run;
    unreadable.changes[1].body = {0xff};
    CHECK(verdict(unreadable, *scopeOf(Role::Lead, {"A"}), now) == std::pair(Reason::Unreadable, std::uint64_t{2}));
    auto unproven = run;
    unproven.checkpoint.reset();
    CHECK(verdict(unproven, *scopeOf(Role::Lead, {"A"}), now) == std::pair(Reason::BadSignature, std::uint64_t{1}));
    CHECK(screen({run}, *scopeOf(Role::Lead, {}), now).newAudits == std::vector<std::string>{"A"});
}

TEST_CASE("an altered submission is refused by name, and what stands before it is taken")
{
    Side tablet(1), server(2);
    REQUIRE(
        tablet.store().append("A", "li", {evaluationOf("E1", "P1", "Wang"), likert("E1", "1.3.1", 4), submit("E1")}));
    auto run = *tablet.store().read("A", tablet.store().origin(), 1, 1 << 20);
    // A device whose program was tampered with: its store would not let it.
    const auto forged = [&] {
        Change change;
        change.audit = "A";
        change.id = {tablet.store().origin(), run.changes.back().number + 1};
        change.time = {1'764'000'000'500, 0};
        change.author = "li";
        change.entity = {EntityKind::Answer, answerKey("E1", "1.3.1")};
        change.patches = {{field::kLikert, Value(std::int64_t{5}), {}, false}};
        SeededRandom salts(1);
        return record::encode(change, salts);
    }();
    REQUIRE_FALSE((*server.store().admit({run})).front().refused);
    store::EncodedRun altered{"A", run.origin, run.publicKey, {}, {}};
    altered.changes.push_back({run.changes.back().number + 1, forged.body, forged.personal});
    const auto outcome = (*server.store().admit({altered})).front();
    CHECK(outcome.fault == store::RunFault::Submitted);
    CHECK(outcome.at == run.changes.back().number + 1);
    CHECK(reasonOf(outcome.fault) == Reason::Submitted);
}

TEST_CASE("every reason has a name and a sentence in both languages, and reads back from its number")
{
    std::set<std::string_view> names;
    for (std::uint32_t number = 1; number < 256; ++number) {
        const Reason reason = reasonOf(number);
        if (reason == Reason::None)
            continue;
        CHECK(static_cast<std::uint32_t>(reason) == number);
        CHECK(names.insert(nameOf(reason)).second);
        CHECK_FALSE(textOf(reason).zh.empty());
        CHECK_FALSE(textOf(reason).en.empty());
    }
    CHECK(names.size() == 25);
    CHECK(reasonOf(std::uint32_t{7777}) == Reason::None);
}
