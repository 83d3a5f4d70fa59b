// A side hears what its user is, and hears it again only where that has changed.

#include "core/record/audit_steps.h"
#include "core/record/fold.h"
#include "core/sync/initiator.h"
#include "core/sync/own_roles.h"
#include "core/sync/responder.h"
#include "tests/core/sync/machine_values.h"

using namespace plumbline::tests;

namespace {

using record::EntityKind;

std::shared_ptr<Scope> scopeOf(std::map<std::string, Role> audits)
{
    auto scope = std::make_shared<Scope>();
    scope->user = "li";
    scope->role = Role::Auditor;
    scope->audits = std::move(audits);
    return scope;
}

/// A greeting between machines that hold nothing.
struct Greeting {
    Greeting(const OwnRoles &known, std::shared_ptr<Scope> scope)
        : initiator({originOf(1), {}, {}, {}, trust::ReceiptKind::Server, known})
    {
        const auto hello = one<action::Send>(initiator.start()).frame;
        responder.received(hello, 0);
        welcome = one<action::Send>(responder.scope(std::move(scope), {})).frame;
        heard = one<action::Greeted>(initiator.received(welcome)).roles;
    }

    Initiator initiator;
    Responder responder{originOf(9)};
    Bytes welcome;
    OwnRoles heard;
};

} // namespace

TEST_CASE("roles are told where they are other than was told before, and else cost nothing")
{
    const auto scope = scopeOf({{"A", Role::Lead}, {"B", Role::Auditor}});
    const OwnRoles roles{"auditor", {{"A", "lead"}}};
    const Greeting first({}, scope);
    CHECK(first.heard == roles);
    CHECK(first.heard.in("A") == "lead");
    CHECK(first.heard.in("B") == "auditor");
    CHECK(first.heard.in("another") == "auditor");

    const Greeting again(roles, scope);
    CHECK(again.heard == roles);
    CHECK(again.welcome.size() < first.welcome.size());
    CHECK_FALSE(std::get<Welcome>(*decode(again.welcome)).roles);

    const Greeting less(roles, scopeOf({{"A", Role::Auditor}}));
    CHECK(less.heard == OwnRoles{"auditor", {}});
}

TEST_CASE("a role that changes while connected is told with the audit's heads")
{
    Greeting greeting({}, scopeOf({{"A", Role::Auditor}}));
    const auto told =
        one<action::Send>(greeting.responder.scope(scopeOf({{"A", Role::Reviewer}, {"B", Role::Auditor}}), {}));
    CHECK(one<action::Greeted>(greeting.initiator.received(told.frame)).roles
          == OwnRoles{"auditor", {{"A", "reviewer"}}});
}

TEST_CASE("the digest tells every role and every audit")
{
    const OwnRoles roles{"auditor", {{"A", "lead"}}};
    CHECK(rolesDigest(roles) == rolesDigest(roles));
    for (const OwnRoles &other :
         {OwnRoles{}, OwnRoles{"auditor", {}}, OwnRoles{"lead", {{"A", "lead"}}}, OwnRoles{"auditor", {{"B", "lead"}}},
          OwnRoles{"auditor", {{"A", "planner"}}}, OwnRoles{"auditor", {{"Al", "ead"}}}})
        CHECK(rolesDigest(other) != rolesDigest(roles));
}

TEST_CASE("an edit is judged as the change that it becomes")
{
    const record::Edit conclusion{{EntityKind::Conformity, ""}, {{record::field::kConclusion, std::string("met")}}, {}};
    CHECK(mayWrite("lead", "A", conclusion));
    CHECK_FALSE(mayWrite("auditor", "A", conclusion));
    CHECK(mayWrite("", "A", conclusion)); // not told yet
    CHECK(mayWrite("ombudsman", "A", conclusion));
    const record::Edit review{{EntityKind::Step, record::step::kReviewed}, {{record::field::kDone, true}}, {}};
    CHECK(mayWrite("reviewer", "A", review));
    CHECK_FALSE(mayWrite("lead", "A", review));
}
