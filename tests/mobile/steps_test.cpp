#include "core/record/closing.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "mobile/planning/step_list.h"
#include "mobile/visits/evaluation_list.h"
#include "mobile/visits/site_visit.h"
#include "tests/mobile/stage.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;
namespace record = core::record;

namespace {

core::record::Edit levelOf(const char *item, std::int64_t level)
{
    return {{record::EntityKind::Management, item}, {{"level", level}}, {}};
}

core::record::Edit answer(const std::string &evaluation, const char *item, std::int64_t level)
{
    return {{record::EntityKind::Answer, record::answerKey(evaluation, item)}, {{record::field::kLikert, level}}, {}};
}

} // namespace

TEST_CASE("Steps are finished in order, by who may")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    StepList steps;
    steps.setDocument(&stage.document());
    REQUIRE(until([&] { return steps.user() != ""; }));
    const auto finishFour = [&] {
        for (int step = 0; step < 4; ++step) {
            CHECK(steps.next() == step);
            steps.complete();
            REQUIRE(until([&] { return steps.next() == step + 1; }));
        }
    };
    SECTION("the author of findings does not review")
    {
        stage.document().write({levelOf("1.1.1", 3)});
        REQUIRE(stage.drained());
        finishFour();
        CHECK(steps.evaluated());
        steps.complete();
        REQUIRE(until([&] { return !stage.document().problem().isEmpty(); }));
        CHECK(steps.next() == 4);
    }
    SECTION("another reviews and signs once; the second signature is another's")
    {
        finishFour();
        CHECK_FALSE(steps.evaluated());
        steps.complete();
        REQUIRE(until([&] { return steps.next() == 5; }));
        steps.complete(); // a decision is signed, not ticked off
        steps.sign();
        REQUIRE(until([&] { return steps.signedByStaff() == steps.user(); }));
        steps.sign();
        REQUIRE(until([&] { return !stage.document().problem().isEmpty(); }));
        CHECK(steps.next() == 5);
        CHECK(steps.signedByHead().isEmpty());
        stage.document().dismissProblem();
        steps.goBack("signed too early");
        REQUIRE(until([&] { return steps.signedByStaff().isEmpty(); }));
        CHECK(stage.document().problem().isEmpty());
    }
    SECTION("back by a step, for a reason")
    {
        finishFour();
        steps.goBack(" ");
        steps.goBack("a visit was forgotten");
        REQUIRE(until([&] { return steps.next() == 3; }));
        CHECK(stage.document().problem().isEmpty());
    }
}

TEST_CASE("What is closed asks for a reason, once for an amendment")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    const auto project = stage.document().audit().projects.front().id;
    SiteVisit site;
    site.setDocument(&stage.document());
    site.setProject(QString::fromStdString(project));
    site.setAddress("1 Main Street");
    REQUIRE(stage.drained());
    site.close();
    REQUIRE(until([&] { return site.closed(); }));

    int asked = 0;
    QObject::connect(&stage.document(), &AuditDocument::reasonAsked, &stage.document(), [&] { ++asked; });
    site.setAddress("2 Main Street");
    CHECK(asked == 1);
    CHECK(stage.document().pending() == 0);
    CHECK(site.address() == "1 Main Street");
    stage.document().dropWaiting();
    CHECK(stage.document().amendment().isEmpty());
    CHECK_FALSE(stage.document().problem().isEmpty()); // what was typed is not on record, and that is said
    stage.document().dismissProblem();

    stage.document().write({levelOf("1.1.1", 3)}); // headquarters are no part of the visit
    CHECK(asked == 1);

    site.setAddress("3 Main Street");
    stage.document().amend(" wrong house ");
    REQUIRE(until([&] { return site.address() == "3 Main Street"; }));
    site.setNote("behind the bakery");
    REQUIRE(until([&] { return site.note() == "behind the bakery"; }));
    CHECK(asked == 2);
    CHECK(stage.document().problem().isEmpty());

    stage.document().endAmendment();
    site.setNote("again");
    CHECK(asked == 3);
}

TEST_CASE("What is begun in a closed visit carries the amendment's reason from its first entry on")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    const auto project = stage.document().audit().projects.front().id;
    stage.document().write({{{record::EntityKind::Visit, project}, {{record::field::kVisitClosed, true}}, {}}});
    REQUIRE(stage.drained());
    REQUIRE(until([&] {
        return record::amendsClosed({{record::EntityKind::Visit, project}, {}, {}}, stage.document().registers());
    }));
    stage.document().amend("the customer came back");
    EvaluationList evaluations;
    evaluations.setDocument(&stage.document());
    evaluations.setProject(QString::fromStdString(project));
    const std::string id = evaluations.begin("customer", "王女士").toStdString();
    // At once, before anything is read anew.
    stage.document().write(
        {{{record::EntityKind::Evaluation, id}, {{record::field::kNoticeAt, std::string("now")}}, {}}});
    stage.document().write({answer(id, "1.3.1", 4)});
    REQUIRE(stage.drained());
    CHECK(stage.document().problem().isEmpty());
    int reasons = 0;
    stage.session().store()->run([&](core::store::Store &store) {
        REQUIRE(store.log(stage.document().auditId().toStdString(), [&](const record::Change &change) {
            if (record::evaluationOf(change.entity) == id) {
                CHECK(change.reason == "the customer came back");
                ++reasons;
            }
            return true;
        }));
    });
    CHECK(reasons == 3);
}
