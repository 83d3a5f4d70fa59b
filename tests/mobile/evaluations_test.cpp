#include "mobile/visits/evaluation_list.h"
#include "tests/mobile/stage.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;

TEST_CASE("An evaluation that is left out counts nowhere, complete or not")
{
    core::audit::Audit audit = sampledAudit();
    core::audit::Evaluation &evaluation = audit.evaluations.emplace_back();
    evaluation.id = "E1";
    evaluation.project = audit.sample->drawn.front();
    evaluation.evaluator = "王女士";
    for (const core::standard::ItemIndex item : core::standard::serviceItems())
        evaluation.answers.push_back({item, 4, {}, {}, {}, {}});
    Stage stage;
    stage.begin();
    stage.openAudit(audit);
    EvaluationList evaluations;
    evaluations.setDocument(&stage.document());
    evaluations.setProject(QString::fromStdString(evaluation.project));
    REQUIRE(until([&] { return evaluations.complete() == 1; }));
    CHECK(evaluations.begun() == 1);
    evaluations.exclude("E1", "doubtful");
    REQUIRE(stage.drained());
    CHECK(evaluations.complete() == 0);
    CHECK(evaluations.begun() == 0);
    evaluations.begin("auditor", "李");
    REQUIRE(stage.drained());
    CHECK(evaluations.complete() == 0);
    CHECK(evaluations.begun() == 1);
    CHECK(evaluations.openAnswers() == core::standard::kServiceItemCount);
}
