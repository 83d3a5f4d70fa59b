// The duties of rules.md at the server, change by change: steps, the two signatures of a decision, and that who
// evaluated neither reviews nor decides.

#include "core/record/audit_steps.h"
#include "core/record/encoding.h"
#include "core/sync/screening.h"
#include "tests/core/sync/back_to_back.h"

using namespace plumbline::tests;

namespace {

using record::EntityKind;
using record::Value;

record::Change stepChange(const std::string &key, const std::string &field, Value value)
{
    record::Change change;
    change.entity = {EntityKind::Step, key};
    change.patches = {{field, std::move(value), {}}};
    return change;
}

record::Edit edit(const std::string &key, const std::string &field, Value value, const std::string &reason = {})
{
    return {{EntityKind::Step, key}, {{field, std::move(value)}}, reason};
}

std::set<Role> whoMay(const record::Change &change)
{
    std::set<Role> roles;
    for (const Role role :
         {Role::Planner, Role::Lead, Role::Auditor, Role::Reviewer, Role::DecisionMaker, Role::Observer, Role::Hub})
        if (mayWrite(role, change) == Reason::None)
            roles.insert(role);
    return roles;
}

/// What `user` wrote on a device of its own goes to the server, which holds this record already; by this role.
struct Desk {
    Desk(std::uint64_t seed, Side &server, Role role, std::string user) : tablet(seed), scope(scopeOf(role, {"A"}))
    {
        auto mine = std::make_shared<Scope>(*scope);
        mine->user = std::move(user);
        mine->isUser = [](const std::string &) { return true; };
        scope = mine;
        exchange(server);
    }
    Reason exchange(Side &server)
    {
        BackToBack pair(tablet, server, scope);
        pair.connect();
        return pair.reported.empty() ? Reason::None : pair.reported[0].reason;
    }

    Side tablet;
    std::shared_ptr<const Scope> scope;
};

} // namespace

TEST_CASE("each step and each signature is its role's")
{
    using R = std::set<Role>;
    for (const char *key :
         {record::step::kPlanned, record::step::kSampled, record::step::kField, record::step::kEvaluated}) {
        CAPTURE(key);
        CHECK(whoMay(stepChange(key, record::field::kDone, Value(true)))
              == R{Role::Planner, Role::Lead, Role::Auditor});
        // Who reviews or decides may send it back.
        CHECK(whoMay(stepChange(key, record::field::kDone, Value(false)))
              == R{Role::Planner, Role::Lead, Role::Auditor, Role::Reviewer, Role::DecisionMaker});
    }
    CHECK(whoMay(stepChange(record::step::kReviewed, record::field::kDone, Value(true))) == R{Role::Reviewer});
    CHECK(whoMay(stepChange(record::step::kReviewed, record::field::kDone, Value(false))) == R{Role::Reviewer});
    const std::string name = "anybody";
    CHECK(whoMay(stepChange(record::step::kDecided, record::field::kSignedByStaff, Value(name))) == R{Role::Reviewer});
    CHECK(whoMay(stepChange(record::step::kDecided, record::field::kSignedByHead, Value(name)))
          == R{Role::DecisionMaker});
    CHECK(whoMay(stepChange(record::step::kDecided, record::field::kDone, Value(true))) == R{Role::DecisionMaker});
    // One change does not do two people's work.
    auto both = stepChange(record::step::kDecided, record::field::kSignedByStaff, Value(name));
    both.patches.push_back({record::field::kSignedByHead, Value(name), {}});
    CHECK(whoMay(both).empty());
    both.patches[1] = {record::field::kDone, Value(true), {}};
    CHECK(whoMay(both).empty());
}

TEST_CASE("from evaluated to decided: the reviewer reviews and signs, the head signs and decides")
{
    Side server(1);
    Desk lead(2, server, Role::Lead, "li");
    REQUIRE(lead.tablet.store().append("A", "li", {likert("E1", "1.3.1", 3)}));
    for (const char *key :
         {record::step::kPlanned, record::step::kSampled, record::step::kField, record::step::kEvaluated})
        REQUIRE(lead.tablet.store().append("A", "li", {edit(key, record::field::kDone, Value(true))}));
    CHECK(lead.exchange(server) == Reason::None);

    Desk reviewer(3, server, Role::Reviewer, "wang");
    REQUIRE(reviewer.tablet.store().append("A", "wang",
                                           {edit(record::step::kReviewed, record::field::kDone, Value(true))}));
    REQUIRE(reviewer.tablet.store().append(
        "A", "wang", {edit(record::step::kDecided, record::field::kSignedByStaff, Value(std::string("wang")))}));
    CHECK(reviewer.exchange(server) == Reason::None);

    Desk head(4, server, Role::DecisionMaker, "zhao");
    REQUIRE(head.tablet.store().append(
        "A", "zhao", {edit(record::step::kDecided, record::field::kSignedByHead, Value(std::string("zhao")))}));
    REQUIRE(head.tablet.store().append("A", "zhao", {edit(record::step::kDecided, record::field::kDone, Value(true))}));
    CHECK(head.exchange(server) == Reason::None);
    const auto steps = record::auditSteps(*server.store().registers("A"));
    CHECK(steps.next == record::kAuditSteps.size());
    CHECK(steps.signedByStaff == "wang");
    CHECK(steps.signedByHead == "zhao");
}

TEST_CASE("who evaluated is refused as reviewer and as decision maker, whatever the device let pass")
{
    const auto [role, key, field, value] = GENERATE(table<Role, const char *, const char *, Value>(
        {{Role::Reviewer, record::step::kReviewed, record::field::kDone, Value(true)},
         {Role::Reviewer, record::step::kDecided, record::field::kSignedByStaff, Value(std::string("li"))},
         {Role::DecisionMaker, record::step::kDecided, record::field::kSignedByHead, Value(std::string("li"))},
         {Role::DecisionMaker, record::step::kDecided, record::field::kDone, Value(true)}}));
    CAPTURE(key, field);
    Side server(1), other(2);
    REQUIRE(other.store().append("A", "li", {likert("E1", "1.3.1", 3)}));
    bring(other.store(), server.store(), "A");
    record::Change change = stepChange(key, field, value);
    change.author = "li";
    CHECK(judges(change));
    // As a device would write that does not know of the evaluation: on an audit with nothing in it.
    Side device(3);
    REQUIRE(device.store().append("A", "li", {{{EntityKind::Project, "P"}, {{"name", std::string("n")}}, {}}}));
    const auto run = *device.store().read("A", device.store().origin(), 1, 1 << 20);
    action::Admit asked{1, {run}, {}, {}, {}, {}, {{"A", device.store().origin(), 1, "li"}}};
    const action::Admit *const one = &asked;
    const auto answer = admit(server.store(), {&one, 1}, trust::ReceiptKind::Server, 0).front();
    REQUIRE(answer.admissions.size() == 1);
    CHECK(answer.admissions[0].reason == Reason::Evaluated);
    CHECK(answer.admissions[0].at == 1);
    CHECK(server.store().heads("A")->size() == 1);
    // A device is one person's: so is what it wrote under another name, before it was enrolled.
    asked.judgements[0].author = "li the elder";
    asked.judgements[0].origin = asked.runs[0].origin = other.store().origin();
    CHECK(admit(server.store(), {&one, 1}, trust::ReceiptKind::Server, 0).front().admissions[0].reason
          == Reason::Evaluated);
    asked.judgements[0].origin = asked.runs[0].origin = device.store().origin();
    // Somebody who did not evaluate may.
    asked.judgements[0].author = "wang";
    CHECK(admit(server.store(), {&one, 1}, trust::ReceiptKind::Server, 0).front().admissions[0].reason == Reason::None);
}

TEST_CASE("nobody signs a decision for another")
{
    Side device(1);
    REQUIRE(device.store().append("A", "li", {likert("E1", "1.3.1", 3)}));
    record::Change change =
        stepChange(record::step::kDecided, record::field::kSignedByHead, Value(std::string("wang")));
    change.id = {device.store().origin(), 1};
    change.author = "zhao";
    change.time.millis = 1000;
    SeededRandom salts(1);
    const auto encoded = record::encode(change, salts);
    store::EncodedRun run{"A", device.store().origin(), Bytes(32, 1), {{1, encoded.body, encoded.personal}}, {}};
    run.checkpoint = trust::Checkpoint{"A", run.origin, 1, {}, run.publicKey, Bytes(64, 1)};
    Scope scope = *scopeOf(Role::DecisionMaker, {"A"});
    scope.user = "zhao";
    CHECK(screen({run}, scope, 1000).refusals.at(0).reason == Reason::ForgedAuthor);
    scope.user = "wang";
    CHECK(screen({run}, scope, 1000).refusals.empty());
    CHECK(screen({run}, scope, 1000).judgements.size() == 1);
}
