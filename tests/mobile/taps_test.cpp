// What a tap shows and when it counts as saved.

#include "tests/mobile/stage.h"

#include "core/store/store.h"
#include "mobile/answers/answer_list.h"
#include "mobile/management/management_list.h"
#include "mobile/result/missing_list.h"
#include "mobile/result/result_view.h"
#include "mobile/visits/evaluation_list.h"
#include "mobile/visits/project_list.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <sys/resource.h>

using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;
using namespace plumbline;

namespace {

constexpr int kSaved = static_cast<int>(SaveState::Saved);
constexpr int kPending = static_cast<int>(SaveState::Pending);
constexpr int kFailed = static_cast<int>(SaveState::Failed);

/// A visit of the first project of the sample with an evaluation of that kind.
struct Visit {
    explicit Visit(Stage &stage, const QString &kind)
    {
        evaluations.setDocument(&stage.document());
        evaluations.setProject(QString::fromStdString(stage.document().audit().sample->drawn.front()));
        answers.setDocument(&stage.document());
        answers.setEvaluation(evaluations.begin(kind, "王女士"));
    }

    int saveState(int row) const { return answers.data(answers.index(row), AnswerRow::SaveStateRole).toInt(); }
    int level(int row) const { return answers.data(answers.index(row), AnswerRow::LevelRole).toInt(); }

    EvaluationList evaluations;
    AnswerList answers;
};

/// The audit as a store opened anew reads it: what survives a crash.
core::audit::Audit onDisk(Stage &stage)
{
    core::SystemRandom random;
    auto store =
        core::store::Store::open(stage.folder(), core::store::PinProtection{"2468", {}}, {stage.clock(), random});
    REQUIRE(store);
    auto audit = (*store)->audit(sampledAudit().id);
    REQUIRE(audit);
    return *audit;
}

} // namespace

TEST_CASE("A tap is pending until the store has it, saved afterwards, and there after a restart")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    core::audit::Audit shown;
    {
        Visit visit(stage, "auditor");
        visit.answers.answer(0, 4);
        REQUIRE(visit.level(0) == 4);
        REQUIRE(visit.saveState(0) == kPending);
        REQUIRE(stage.drained());
        REQUIRE(visit.saveState(0) == kSaved);
        for (int row = 1; row < visit.answers.rowCount(); ++row)
            visit.answers.answer(row, 1 + row % 5);
        visit.answers.setNotInvolved(3, "室内无维修");
        visit.answers.setNote(5, "现场查看");
        visit.answers.setAlpha(6, 310);
        REQUIRE(stage.drained());
        shown = stage.document().audit();
    }
    stage.restart(); // lets go of the store
    REQUIRE(onDisk(stage) == shown);
}

TEST_CASE("Taps that still wait for the disk are there after a normal end, and after another audit took the place")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    const bool ends = GENERATE(true, false);
    core::audit::Audit shown;
    {
        Visit visit(stage, "auditor");
        for (int row = 0; row < visit.answers.rowCount(); ++row)
            visit.answers.answer(row, 1 + row % 5);
        shown = stage.document().audit();
        REQUIRE(stage.document().pending() > 1);
        if (!ends)
            stage.session().navigator()->open("projects", {{"audit", "another"}});
    }
    if (!ends)
        REQUIRE(stage.document().auditId() == "another");
    stage.restart();
    REQUIRE(onDisk(stage) == shown);
}

TEST_CASE("A disk that takes no more keeps the taps on the screen, says so, and saves them on another try")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    Visit visit(stage, "auditor");
    REQUIRE(stage.drained());

    rlimit former{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &former) == 0);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit none = former;
    none.rlim_cur = 1;
    REQUIRE(setrlimit(RLIMIT_FSIZE, &none) == 0);
    visit.answers.answer(0, 5);
    const bool told = until([&] { return stage.document().failed(); });
    visit.answers.answer(1, 2);
    REQUIRE(setrlimit(RLIMIT_FSIZE, &former) == 0);
    REQUIRE(told);
    REQUIRE_FALSE(stage.document().problem().isEmpty());
    REQUIRE(visit.saveState(0) == kFailed);
    REQUIRE(visit.level(0) == 5);
    REQUIRE(visit.level(1) == 2);

    stage.document().retry();
    REQUIRE(stage.drained());
    REQUIRE(visit.saveState(0) == kSaved);
    REQUIRE_FALSE(stage.document().failed());
}

TEST_CASE("Undo takes back answer, fine setting and not involved, one step at a time")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    Visit visit(stage, "auditor");
    visit.answers.answer(0, 4);
    visit.answers.setAlpha(0, 700);
    visit.answers.answer(0, 2);
    REQUIRE(visit.answers.data(visit.answers.index(0), AnswerRow::AlphaRole).toString().isEmpty());
    REQUIRE(visit.answers.undo() == 0);
    REQUIRE(visit.level(0) == 4);
    REQUIRE(visit.answers.data(visit.answers.index(0), AnswerRow::AlphaRole).toString() == "0.7");
    REQUIRE(visit.answers.undo() == 0);
    REQUIRE(visit.answers.data(visit.answers.index(0), AnswerRow::AlphaRole).toString().isEmpty());
    REQUIRE(visit.answers.undo() == 0);
    REQUIRE(visit.level(0) == 0);
    REQUIRE_FALSE(visit.answers.canUndo());
    REQUIRE(visit.answers.undo() == -1);
}

TEST_CASE("A fine setting outside the band of its level changes nothing")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    Visit visit(stage, "auditor");
    visit.answers.answer(0, 3);
    const auto alpha = [&] { return visit.answers.data(visit.answers.index(0), AnswerRow::AlphaRole).toString(); };
    for (const int outside : {0, 400, 601, 1001}) {
        visit.answers.setAlpha(0, outside);
        REQUIRE(alpha().isEmpty());
    }
    visit.answers.setAlpha(0, 401);
    REQUIRE(alpha() == "0.401");
    visit.answers.setAlpha(0, -1);
    REQUIRE(alpha().isEmpty());
}

TEST_CASE("What a customer handed in can no longer be altered, on the screen or in the store")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    Visit visit(stage, "customer");
    for (int row = 0; row < visit.answers.rowCount(); ++row)
        visit.answers.answer(row, 4);
    stage.document().write({{{core::record::EntityKind::Evaluation, visit.answers.evaluation().toStdString()},
                             {{"submitted", true}},
                             {}}});
    REQUIRE(visit.answers.sealed());
    REQUIRE_FALSE(visit.answers.canUndo());
    visit.answers.answer(0, 1);
    REQUIRE(visit.level(0) == 4);
    REQUIRE(stage.drained());

    // Past the screen: the store says no, the tap is taken back and the person told.
    stage.document().write({{{core::record::EntityKind::Answer, visit.answers.evaluation().toStdString() + "/1.3.1"},
                             {{"likert", std::int64_t{1}}},
                             {}}});
    REQUIRE(until([&] { return !stage.document().problem().isEmpty(); }));
    REQUIRE(until([&] { return visit.level(0) == 4; }));
    REQUIRE(stage.drained());
}

TEST_CASE("The result follows the taps, and what is missing gets less")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    ResultView result;
    result.setDocument(&stage.document());
    MissingList missing;
    missing.setDocument(&stage.document());
    ProjectList projects;
    projects.setDocument(&stage.document());
    REQUIRE(projects.rowCount() == 5);
    REQUIRE(result.serviceScore().isEmpty());
    const int before = result.missing();

    Visit visit(stage, "auditor");
    for (int row = 0; row < visit.answers.rowCount(); ++row)
        visit.answers.answer(row, 4);
    ManagementList management;
    management.setDocument(&stage.document());
    REQUIRE(management.rowCount() == 52);
    for (int row = 0; row < 52; ++row)
        management.grade(management.data(management.index(row), ManagementList::CodeRole).toString(), 5);
    REQUIRE(until([&] { return result.managementScore() == "100.00" && result.serviceScore() == "80.00"; }));
    REQUIRE(result.level() == 5);
    REQUIRE(projects.done() == 1);
    REQUIRE(result.missing() < before);
    REQUIRE_FALSE(result.isFinal());
    REQUIRE(missing.data(missing.index(0), MissingList::WhatRole).toString() == "conclusion");
    REQUIRE(stage.drained());
}

TEST_CASE("Rows of a filter stay until the filter is set again")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    ManagementList management;
    management.setDocument(&stage.document());
    management.setFilter("open");
    REQUIRE(management.rowCount() == 52);
    management.grade("1.1.1", 2);
    REQUIRE(management.rowCount() == 52);
    REQUIRE(management.graded() == 1);
    management.setFilter("low");
    REQUIRE(management.rowCount() == 1);
    management.setFilter("open");
    REQUIRE(management.rowCount() == 51);
    management.setFilter("all");
    management.setDimension(2);
    REQUIRE(management.rowCount() == 12);
    REQUIRE(stage.drained());
}
