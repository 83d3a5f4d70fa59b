// Two tablets, one field: both values are shown, one tap settles it, and the history tells the whole story.

#include "tests/mobile/stage.h"
#include "tests/support/store_exchange.h"

#include "core/record/fold.h"
#include "mobile/answers/answer_list.h"
#include "mobile/conflicts/conflict_list.h"
#include "mobile/history/history_list.h"
#include "mobile/visits/evaluation_list.h"

#include <catch2/catch.hpp>

using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;
using namespace plumbline;

namespace {

struct TwoTablets {
    TwoTablets()
    {
        stage.begin();
        stage.openAudit(sampledAudit());
        evaluations.setDocument(&stage.document());
        evaluations.setProject(QString::fromStdString(stage.document().audit().sample->drawn.front()));
        answers.setDocument(&stage.document());
        answers.setEvaluation(evaluations.begin("auditor", "李审核"));
        REQUIRE(stage.drained());
        auto made = core::store::Store::create(folder.path().toStdString() + "/other",
                                               core::store::PinProtection{"2468", {}}, {stage.clock(), random});
        REQUIRE(made);
        other = std::move(*made);
        here([this](core::store::Store &store) { REQUIRE(plumbline::testing::exchange(store, *other, audit)); });
    }

    template <class Work>
    void here(Work work)
    {
        stage.session().store()->run(work);
    }

    core::record::Entity answer(int row) const
    {
        return {core::record::EntityKind::Answer,
                answers.data(answers.index(row), AnswerRow::KeyRole).toString().toStdString()};
    }

    /// The other tablet's answer to a row, and its note.
    void otherAnswers(int row, std::int64_t level, const std::string &note)
    {
        REQUIRE(stage.drained()); // so that its time is before the other's
        stage.clock().advance(60'000);
        REQUIRE(other->append(audit, "王审核", {{answer(row), {{"likert", level}, {"note", note}}, {}}}));
    }

    void meet()
    {
        REQUIRE(stage.drained());
        here([this](core::store::Store &store) {
            REQUIRE(plumbline::testing::exchange(*other, store, audit));
            REQUIRE(plumbline::testing::exchange(store, *other, audit));
        });
        const int before = stage.document().conflictCount();
        REQUIRE(until([&] { return stage.document().conflictCount() != before; }));
    }

    const std::string audit = sampledAudit().id;
    Stage stage;
    QTemporaryDir folder;
    core::SystemRandom random;
    std::unique_ptr<core::store::Store> other;
    EvaluationList evaluations;
    AnswerList answers;
};

QVariantMap valueOf(const ConflictList &list, int row, int value)
{
    return list.data(list.index(row), ConflictList::ValuesRole).toList().at(value).toMap();
}

} // namespace

TEST_CASE("A field that two tablets answered apart stands with both values, who, when, device and evidence")
{
    TwoTablets tablets;
    tablets.answers.answer(3, 4);
    tablets.otherAnswers(3, 2, "门缝漏水");
    tablets.meet();
    ConflictList conflicts;
    conflicts.setDocument(&tablets.stage.document());
    REQUIRE(conflicts.rowCount() == 1);
    REQUIRE(conflicts.data(conflicts.index(0), ConflictList::FieldRole).toString() == "评价等级");
    const QVariantMap later = valueOf(conflicts, 0, 0);
    REQUIRE(later.value("text").toString().startsWith("2"));
    REQUIRE(later.value("author").toString() == "王审核");
    REQUIRE(later.value("device").toString().startsWith("设备 "));
    REQUIRE(later.value("evidence").toString() == "门缝漏水");
    REQUIRE(later.value("used").toBool());
    const QVariantMap own = valueOf(conflicts, 0, 1);
    REQUIRE(own.value("text").toString().startsWith("4"));
    REQUIRE(own.value("author").toString() == "李审核");
    REQUIRE(own.value("device").toString() == "本平板");
    REQUIRE_FALSE(own.value("used").toBool());
    REQUIRE(tablets.answers.data(tablets.answers.index(3), AnswerRow::ConflictRole).toBool());
    REQUIRE_FALSE(tablets.answers.data(tablets.answers.index(2), AnswerRow::ConflictRole).toBool());
    REQUIRE(tablets.evaluations.data(tablets.evaluations.index(0), EvaluationList::ConflictRole).toBool());
}

TEST_CASE("One tap settles it on both tablets, for the value that did not count too")
{
    TwoTablets tablets;
    tablets.answers.answer(3, 4);
    tablets.otherAnswers(3, 2, "门缝漏水");
    tablets.meet();
    ConflictList conflicts;
    conflicts.setDocument(&tablets.stage.document());
    conflicts.settle(0, 1);
    REQUIRE(until([&] { return conflicts.rowCount() == 0; }));
    REQUIRE(tablets.answers.data(tablets.answers.index(3), AnswerRow::LevelRole).toInt() == 4);
    tablets.here([&](core::store::Store &store) {
        REQUIRE(plumbline::testing::exchange(store, *tablets.other, tablets.audit));
    });
    REQUIRE(tablets.other->conflicts(tablets.audit)->empty());
    const auto state = *tablets.other->entity(tablets.audit, tablets.answer(3));
    REQUIRE(*state.fields.at("likert").value() == core::record::Value(std::int64_t{4}));
}

TEST_CASE(
    "The history of a field: newest first, from what to what, who, on which device, and that it settled a conflict")
{
    TwoTablets tablets;
    tablets.answers.answer(3, 4);
    tablets.otherAnswers(3, 2, "门缝漏水");
    tablets.meet();
    ConflictList conflicts;
    conflicts.setDocument(&tablets.stage.document());
    conflicts.settle(0, 0);
    REQUIRE(until([&] { return conflicts.rowCount() == 0; }));
    tablets.answers.answer(3, 3);
    REQUIRE(tablets.stage.drained());
    HistoryList history;
    history.setKind(static_cast<int>(core::record::EntityKind::Answer));
    history.setKey(QString::fromStdString(tablets.answer(3).key));
    history.setField("likert");
    history.setDocument(&tablets.stage.document());
    REQUIRE(until([&] { return history.loaded() && history.rowCount() == 4; }));
    const auto role = [&](int row, int name) { return history.data(history.index(row), name).toString(); };
    REQUIRE(role(0, HistoryList::BeforeRole).startsWith("2"));
    REQUIRE(role(0, HistoryList::AfterRole).startsWith("3"));
    REQUIRE(role(1, HistoryList::BeforeRole).contains(" / "));
    REQUIRE(history.data(history.index(1), HistoryList::SettlesRole).toBool());
    REQUIRE(role(1, HistoryList::ReasonRole) == "裁定冲突");
    REQUIRE(role(2, HistoryList::AuthorRole) == "王审核");
    REQUIRE(role(3, HistoryList::DeviceRole) == "本平板");
    REQUIRE(role(3, HistoryList::BeforeRole).isEmpty());
    history.setField("");
    REQUIRE(until([&] { return history.rowCount() == 5; })); // and the note
}

TEST_CASE("Fields that two changes set together are one decision")
{
    TwoTablets tablets;
    tablets.answers.answer(5, 4);
    REQUIRE(tablets.stage.drained());
    tablets.here([&](core::store::Store &store) {
        REQUIRE(plumbline::testing::exchange(store, *tablets.other, tablets.audit));
    });
    const auto both = [](std::int64_t level, std::int64_t alpha) {
        return std::vector<std::pair<std::string, core::record::Value>>{{"likert", level}, {"alpha", alpha}};
    };
    tablets.stage.document().write({{tablets.answer(5), both(3, 500), {}}});
    REQUIRE(tablets.stage.drained());
    REQUIRE(tablets.other->append(tablets.audit, "王审核", {{tablets.answer(5), both(5, 900), {}}}));
    tablets.meet();
    ConflictList conflicts;
    conflicts.setDocument(&tablets.stage.document());
    REQUIRE(conflicts.rowCount() == 1);
    int low = valueOf(conflicts, 0, 0).value("text").toString().contains("0.5") ? 0 : 1;
    conflicts.settle(0, low);
    REQUIRE(until([&] { return conflicts.rowCount() == 0; }));
    REQUIRE(tablets.answers.data(tablets.answers.index(5), AnswerRow::AlphaRole).toString() == "0.5");
    REQUIRE(tablets.answers.data(tablets.answers.index(5), AnswerRow::LevelRole).toInt() == 3);
}

TEST_CASE("What was handed in holds against another tablet's answer: there is nothing to settle")
{
    TwoTablets tablets;
    tablets.answers.answer(0, 4);
    tablets.otherAnswers(0, 1, "");
    tablets.stage.document().write({{{core::record::EntityKind::Evaluation, tablets.answers.evaluation().toStdString()},
                                     {{core::record::field::kSubmitted, true}},
                                     {}}});
    REQUIRE(tablets.stage.drained());
    tablets.here([&](core::store::Store &store) {
        REQUIRE(plumbline::testing::exchange(*tablets.other, store, tablets.audit));
    });
    ConflictList conflicts;
    conflicts.setDocument(&tablets.stage.document());
    bool reloaded = false;
    QObject::connect(&tablets.stage.document(), &AuditDocument::reloaded, [&] { reloaded = true; });
    tablets.stage.document().reload();
    REQUIRE(until([&] { return reloaded; }));
    REQUIRE(conflicts.rowCount() == 0);
    REQUIRE(tablets.answers.data(tablets.answers.index(0), AnswerRow::LevelRole).toInt() == 4);

    ConflictList late;
    late.setLate(true);
    late.setDocument(&tablets.stage.document());
    REQUIRE(late.rowCount() == 1);
    REQUIRE(late.data(late.index(0), ConflictList::FieldRole).toString() == "评价等级 · 备注"); // set together
    REQUIRE(tablets.evaluations.data(tablets.evaluations.index(0), EvaluationList::LateRole).toInt()
            == 2); // level and note
}

TEST_CASE("What this tablet wrote is its own in the history, under another origin too")
{
    TwoTablets tablets;
    tablets.answers.answer(3, 4);
    tablets.otherAnswers(3, 2, "");
    tablets.meet();
    tablets.here([](core::store::Store &store) { REQUIRE(store.becomeNewOrigin()); });
    tablets.stage.document().reload();
    tablets.answers.answer(3, 5);
    REQUIRE(tablets.stage.drained());
    HistoryList history;
    history.setKind(static_cast<int>(core::record::EntityKind::Answer));
    history.setKey(QString::fromStdString(tablets.answer(3).key));
    history.setField("likert");
    history.setDocument(&tablets.stage.document());
    tablets.stage.document().reload();
    REQUIRE(until([&] { return history.loaded() && history.rowCount() == 3; }));
    const auto device = [&](int row) { return history.data(history.index(row), HistoryList::DeviceRole).toString(); };
    REQUIRE(device(0) == "本平板");
    REQUIRE(device(1).startsWith("设备 "));
    REQUIRE(device(2) == "本平板");
}
