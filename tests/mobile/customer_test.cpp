// Customer mode without QML: its steps, what it records, and what a restart comes back to.

#include "tests/mobile/stage.h"

#include "core/record/closing.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "mobile/customer/customer_visit.h"
#include "mobile/history/history_list.h"
#include "mobile/visits/evaluation_list.h"

#include <catch2/catch.hpp>

using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;
using namespace plumbline;

namespace {

/// A tablet in a customer's hands, at the notice.
struct HandedOver {
    HandedOver()
    {
        stage.begin();
        stage.openAudit(sampledAudit());
        EvaluationList evaluations;
        evaluations.setDocument(&stage.document());
        evaluations.setProject(QString::fromStdString(stage.document().audit().sample->drawn.front()));
        evaluation = evaluations.begin("customer", "王女士");
        stage.session().navigator()->open("customer",
                                          {{"audit", stage.document().auditId()}, {"evaluation", evaluation}});
        visit = std::make_unique<CustomerVisit>();
        visit->setSession(&stage.session());
    }

    void answerAll(int level, std::int64_t gapMs)
    {
        visit->accept();
        while (visit->stage() == CustomerVisit::Questions) {
            stage.clock().advance(gapMs);
            visit->answer(level);
            REQUIRE(stage.drained()); // the store notes the time when the tap gets there
            visit->next();
        }
    }

    void sign()
    {
        visit->sign();
        visit->signature()->begin(100, 100);
        visit->signature()->move(300, 200);
        visit->signature()->end();
    }

    void handIn()
    {
        visit->handIn();
        REQUIRE(until([this] { return visit->stage() == CustomerVisit::Done && stage.document().pending() == 0; }));
    }

    core::record::EntityState recorded(const core::record::Entity &entity)
    {
        core::record::EntityState state;
        stage.session().store()->run([&](core::store::Store &store) {
            state = *store.entity(stage.document().auditId().toStdString(), entity);
        });
        return state;
    }

    Stage stage;
    QString evaluation;
    std::unique_ptr<CustomerVisit> visit;
};

std::string text(const core::record::EntityState &state, const char *field)
{
    const auto found = state.fields.find(field);
    const auto *value = found == state.fields.end() ? nullptr : found->second.value();
    return value ? std::get<std::string>(*value) : std::string();
}

} // namespace

TEST_CASE("Customer mode shuts every page until the PIN is given, and then goes back to where it came from")
{
    HandedOver handed;
    Navigator &navigator = *handed.stage.session().navigator();
    REQUIRE(navigator.held());
    navigator.back();
    navigator.home();
    navigator.open("sync");
    navigator.replace("result");
    handed.stage.session().cover();
    REQUIRE(navigator.page() == "customer");
    REQUIRE_FALSE(handed.stage.session().covered());
    REQUIRE_FALSE(handed.visit->giveBack("1111"));
    REQUIRE(navigator.page() == "customer");
    REQUIRE(handed.visit->giveBack("2468"));
    REQUIRE(navigator.page() == "projects");
    REQUIRE_FALSE(navigator.held());
    REQUIRE(handed.stage.drained());
}

TEST_CASE("A restart comes back to the very question, still shut")
{
    HandedOver handed;
    handed.visit->accept();
    for (int number = 0; number < 7; ++number) {
        handed.visit->answer(3);
        handed.visit->next();
    }
    REQUIRE(handed.visit->row() == 7);
    REQUIRE(handed.stage.drained());
    handed.visit.reset();
    handed.stage.restart();
    handed.stage.unlock();
    REQUIRE(handed.stage.session().navigator()->page() == "customer");
    REQUIRE(handed.stage.session().navigator()->held());
    CustomerVisit again;
    again.setSession(&handed.stage.session());
    REQUIRE(until([&] { return again.ready(); }));
    REQUIRE(again.stage() == CustomerVisit::Questions);
    REQUIRE(again.row() == 7);
    REQUIRE(again.answers()->answered() == 7);
}

TEST_CASE("Nothing is handed in while a question is open or the signature is missing")
{
    HandedOver handed;
    handed.visit->accept();
    handed.visit->review();
    handed.visit->sign();
    REQUIRE(handed.visit->stage() == CustomerVisit::Review);
    handed.visit->change(0);
    handed.answerAll(4, 5000);
    REQUIRE(handed.visit->stage() == CustomerVisit::Review); // from the review, back to the review
    for (int row = 1; row < handed.visit->answers()->count(); ++row) {
        handed.visit->change(row);
        handed.visit->answer(4);
        handed.visit->next();
    }
    handed.visit->sign();
    REQUIRE(handed.visit->stage() == CustomerVisit::Signing);
    handed.visit->signature()->begin(10, 10); // a dot
    handed.visit->signature()->end();
    handed.visit->handIn();
    REQUIRE_FALSE(handed.visit->sealing());
    REQUIRE_FALSE(handed.visit->answers()->sealed());
    REQUIRE(handed.stage.drained());
}

TEST_CASE("What is handed in holds notice, language and signature, and none of it can be altered")
{
    HandedOver handed;
    handed.answerAll(4, 5000);
    handed.sign();
    handed.handIn();
    const core::record::Entity entity{core::record::EntityKind::Evaluation, handed.evaluation.toStdString()};
    const auto state = handed.recorded(entity);
    REQUIRE(text(state, core::record::field::kLanguage) == "zh");
    REQUIRE(text(state, core::record::field::kNoticeAt).size() > 18);
    const std::string name = text(state, core::record::field::kSignature);
    handed.stage.session().store()->run([&](core::store::Store &store) {
        const auto svg = store.attachment(name);
        REQUIRE(svg);
        REQUIRE(std::string(core::asText(*svg)).find("d=\"M100 100L300 200\"") != std::string::npos);
    });
    for (const char *field :
         {core::record::field::kSignature, core::record::field::kLanguage, core::record::field::kNoticeAt}) {
        handed.stage.document().write({{entity, {{field, std::string("other")}}, {}}});
        REQUIRE(until([&] { return !handed.stage.document().problem().isEmpty(); }));
        handed.stage.document().dismissProblem();
        REQUIRE(handed.stage.drained());
        REQUIRE(text(handed.recorded(entity), field) == text(state, field));
    }
}

TEST_CASE("The history names the customer as who answered, and the user as who handed the tablet over")
{
    HandedOver handed;
    handed.answerAll(4, 5000);
    handed.sign();
    handed.handIn();
    const auto author = [&](core::record::EntityKind kind, const std::string &key, const char *field) {
        HistoryList history;
        history.setKind(static_cast<int>(kind));
        history.setKey(QString::fromStdString(key));
        history.setField(field);
        history.setDocument(&handed.stage.document());
        handed.stage.document().reload();
        REQUIRE(until([&] { return history.loaded() && history.rowCount() == 1; }));
        return history.data(history.index(0), HistoryList::AuthorRole).toString();
    };
    const QString user = QString::fromStdString(handed.stage.session().author());
    const std::string evaluation = handed.evaluation.toStdString();
    const std::string answer = core::record::answerKey(evaluation, "2.2.1");
    CHECK(author(core::record::EntityKind::Answer, answer, "likert") == "顾客王女士（由 " + user + " 交给平板）");
    handed.stage.session().settings()->setLanguage("en");
    CHECK(author(core::record::EntityKind::Answer, answer, "likert")
          == "customer 王女士, handed the tablet by " + user);
    CHECK(author(core::record::EntityKind::Evaluation, evaluation, "submitted").startsWith("customer"));
    CHECK(author(core::record::EntityKind::Evaluation, evaluation, core::record::field::kEvaluator) == user);
}

TEST_CASE("Hasty and uniform answers are flagged to the auditor, thoughtful ones are not, and no score changes")
{
    const auto flags = [](int gapMs) {
        HandedOver handed;
        handed.answerAll(4, gapMs);
        handed.sign();
        handed.handIn();
        EvaluationList evaluations;
        evaluations.setDocument(&handed.stage.document());
        evaluations.setProject(QString::fromStdString(handed.stage.document().audit().sample->drawn.front()));
        const auto role = [&](int name) { return evaluations.data(evaluations.index(0), name); };
        REQUIRE(until([&] { return role(EvaluationList::StraightRole).toInt() == 34; }));
        REQUIRE(until([&] { return role(EvaluationList::ScoreRole).toString() == "80.00"; }));
        return role(EvaluationList::QuickRole).toString();
    };
    REQUIRE(flags(1400) == "1.4");
    REQUIRE(flags(9000).isEmpty());
}

TEST_CASE("A signature comes back as it was drawn, and nothing else is taken for one")
{
    Signature drawn;
    drawn.begin(10, 20);
    drawn.move(200, 30);
    drawn.end();
    drawn.begin(300, 50);
    drawn.move(5000, -7); // beyond the pad
    drawn.end();
    REQUIRE(drawn.path() == "M10 20L200 30M300 50L1000 0");
    Signature again;
    again.restore(drawn.path());
    REQUIRE(again.toSvg() == drawn.toSvg());
    REQUIRE_FALSE(again.empty());
    again.restore("M1 1L2 2\"/><script/>");
    REQUIRE(again.path().isEmpty());
    REQUIRE(again.empty());
}

TEST_CASE("A hand-in that is not written is no hand-in: the signature stays")
{
    HandedOver handed;
    handed.answerAll(4, 5000);
    handed.sign();
    // Closed by a colleague meanwhile, and nobody has said why it is amended.
    const std::string project = handed.stage.document().audit().sample->drawn.front();
    core::record::Edit close{
        {core::record::EntityKind::Visit, project}, {{core::record::field::kVisitClosed, true}}, {}};
    handed.stage.session().store()->run([&](core::store::Store &store) {
        REQUIRE(store.append(handed.stage.document().auditId().toStdString(), "li", {close}));
    });
    REQUIRE(until([&] {
        return core::record::amendsClosed({{core::record::EntityKind::Visit, project}, {}, {}},
                                          handed.stage.document().registers());
    }));
    int asked = 0;
    QObject::connect(&handed.stage.document(), &AuditDocument::reasonAsked, handed.visit.get(), [&] { ++asked; });
    handed.visit->handIn();
    REQUIRE(until([&] { return asked == 1 && !handed.visit->sealing(); }));
    CHECK(handed.visit->stage() == CustomerVisit::Signing);
    CHECK_FALSE(handed.stage.session().navigator()->kept("strokes").toString().isEmpty());
    handed.stage.document().dropWaiting();
    handed.stage.document().amend("handed in after closing");
    handed.handIn();
    CHECK(handed.stage.document().problem().isEmpty());
}
