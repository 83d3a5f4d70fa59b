// What the server would refuse is not written: it would hold up all that follows.

#include "core/record/fold.h"
#include "mobile/conformity/conclusion.h"
#include "mobile/planning/planning.h"
#include "mobile/planning/step_list.h"
#include "mobile/visits/evaluation_list.h"
#include "tests/mobile/stage.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;
namespace record = core::record;
namespace field = core::record::field;

namespace {

/// The sampled audit, open to `author` in `role`.
struct Desk {
    Desk()
    {
        stage.begin();
        stage.openAudit(sampledAudit());
    }
    AuditDocument &as(const std::string &author, const std::string &role)
    {
        document = std::make_unique<AuditDocument>(
            AuditDocument::Surroundings{*stage.session().store(), *stage.session().settings(), stage.clock(),
                                        [author] { return author; }, [role] { return role; }},
            stage.document().auditId());
        REQUIRE(until([&] { return document->ready(); }));
        return *document;
    }
    bool drained()
    {
        return until([&] { return document->pending() == 0; }) && document->problem().isEmpty();
    }

    Stage stage;
    std::unique_ptr<AuditDocument> document;
};

record::Edit noteOn(record::EntityKind kind)
{
    return {{kind, kind == record::EntityKind::Management ? "1.1.1" : ""}, {{field::kNote, std::string("seen")}}, {}};
}

} // namespace

TEST_CASE("An auditor records findings and replaces projects, and neither plans nor concludes")
{
    Desk desk;
    AuditDocument &document = desk.as("wang", "auditor");
    CHECK(document.mayRecord());
    CHECK_FALSE(document.mayPlan());
    CHECK_FALSE(document.mayConclude());

    Conclusion conclusion;
    conclusion.setDocument(&document);
    conclusion.setConclusion("not_met");
    CHECK_FALSE(document.problem().isEmpty());
    CHECK(document.pending() == 0);
    CHECK(conclusion.conclusion().isEmpty());
    document.dismissProblem();

    document.write({noteOn(record::EntityKind::Management)});
    CHECK(desk.drained());

    Planning planning;
    planning.setDocument(&document);
    REQUIRE(until([&] { return document.result() != nullptr; }));
    planning.replace(planning.sample().front().toMap()["id"].toString(), "closed for works");
    REQUIRE(until([&] { return !planning.working(); }));
    CHECK(planning.problem().isEmpty());
    CHECK(until([&] { return planning.replacements().size() == 1; }));

    planning.draw("777", 0);
    planning.recordDraw();
    REQUIRE(until([&] { return !planning.problem().isEmpty(); }));
    CHECK(planning.seed() != "777");
}

TEST_CASE("Review and decision pass through the hands whose they are, and back")
{
    Desk desk;
    const auto step = [&](const char *author, const char *role, const std::function<void(StepList &)> &act, int next) {
        StepList steps;
        steps.setDocument(&desk.as(author, role));
        REQUIRE(until([&] { return steps.user() == author; }));
        act(steps);
        CHECK(until([&] { return steps.next() == next; }));
        CHECK(desk.drained());
    };
    for (int done = 1; done <= 4; ++done)
        step(
            "li", "lead",
            [](StepList &steps) {
                CHECK(steps.mayComplete());
                steps.complete();
            },
            done);
    step("li", "lead", [](StepList &steps) { CHECK_FALSE(steps.mayComplete()); }, 4);
    step(
        "zhao", "reviewer",
        [](StepList &steps) {
            CHECK(steps.mayComplete());
            steps.complete();
        },
        5);
    const auto sign = [](StepList &steps) {
        CHECK(steps.maySign());
        steps.sign();
    };
    step(
        "sun", "decision_maker",
        [](StepList &steps) {
            CHECK_FALSE(steps.maySign());
            CHECK_FALSE(steps.mayGoBack());
        },
        5);
    step("zhao", "reviewer", sign, 5);
    step(
        "zhao", "reviewer",
        [](StepList &steps) {
            CHECK_FALSE(steps.maySign());
            CHECK(steps.mayGoBack());
        },
        5);
    step("sun", "decision_maker", sign, 6);
    // Each takes back their own, the last first.
    step("zhao", "reviewer", [](StepList &steps) { CHECK_FALSE(steps.mayGoBack()); }, 6);
    step(
        "sun", "decision_maker",
        [](StepList &steps) {
            CHECK(steps.mayGoBack());
            steps.goBack("a figure is doubted");
        },
        5);
    step("zhao", "reviewer", [](StepList &steps) { steps.goBack("a figure is doubted"); }, 5);
    step("zhao", "reviewer", [](StepList &steps) { CHECK(steps.signedByStaff().isEmpty()); }, 5);
    step("zhao", "reviewer", sign, 5);
    step("sun", "decision_maker", sign, 6);
}

TEST_CASE("A planner may replace a project, and begins no evaluation")
{
    Desk desk;
    AuditDocument &planner = desk.as("sun", "planner");
    CHECK(planner.mayReplace());
    CHECK_FALSE(planner.mayRecord());
    EvaluationList evaluations;
    evaluations.setDocument(&planner);
    evaluations.setProject(QString::fromStdString(planner.audit().sample->drawn.front()));
    CHECK(evaluations.begin("customer", "王女士").isEmpty());
    CHECK_FALSE(planner.problem().isEmpty());
}

TEST_CASE("Any amendment after the first signature is told, and half a new signing does not hush it")
{
    Desk desk;
    const auto act = [&](const char *author, const char *role, const std::function<void(StepList &)> &does, int next) {
        StepList steps;
        steps.setDocument(&desk.as(author, role));
        does(steps);
        REQUIRE(desk.drained());
        REQUIRE(until([&] { return steps.next() == next; }));
    };
    const auto complete = [](StepList &steps) { steps.complete(); };
    const auto sign = [](StepList &steps) { steps.sign(); };
    for (int done = 1; done <= 4; ++done)
        act("li", "lead", complete, done);
    act("zhao", "reviewer", complete, 5);
    act("zhao", "reviewer", sign, 5);
    act("sun", "decision_maker", sign, 6);
    CHECK_FALSE(desk.as("li", "lead").amendedAfterDecision());
    desk.document->write(
        {{{record::EntityKind::NotInvolved, "1.1.1"}, {{field::kReason, std::string("none")}}, "found late"}});
    CHECK(desk.document->amendedAfterDecision());
    REQUIRE(desk.drained());
    act("sun", "decision_maker", [](StepList &steps) { steps.goBack("amended"); }, 5);
    act("sun", "decision_maker", sign, 6);
    CHECK(desk.as("li", "lead").amendedAfterDecision()); // the staff have not looked at it again
    act("sun", "decision_maker", [](StepList &steps) { steps.goBack("amended"); }, 5);
    act("zhao", "reviewer", [](StepList &steps) { steps.goBack("amended"); }, 5);
    act("zhao", "reviewer", sign, 5);
    act("sun", "decision_maker", sign, 6);
    CHECK_FALSE(desk.as("li", "lead").amendedAfterDecision());
}

TEST_CASE("Whose every finding was overwritten still does not review")
{
    Desk desk;
    const auto level = [](std::int64_t value) {
        return record::Edit{{record::EntityKind::Management, "1.1.1"}, {{field::kLevel, value}}, {}};
    };
    desk.as("zhao", "auditor").write({level(2)});
    REQUIRE(desk.drained());
    desk.as("li", "lead").write({level(4)});
    REQUIRE(desk.drained());
    StepList steps;
    for (int done = 1; done <= 4; ++done) {
        steps.setDocument(&desk.as("li", "lead"));
        steps.complete();
        REQUIRE(until([&] { return steps.next() == done; }));
    }
    steps.setDocument(&desk.as("zhao", "reviewer"));
    CHECK(steps.evaluated()); // by the device
    steps.complete();
    REQUIRE(until([&] { return !desk.document->problem().isEmpty(); }));
    CHECK(steps.next() == 4);
}
