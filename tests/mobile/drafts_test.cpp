// Drafts: every key is in the store, a restart has them, and none outlives what it was typed over.

#include "tests/mobile/stage.h"

#include "core/record/closing.h"
#include "core/record/fold.h"

#include <catch2/catch.hpp>

using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;
using namespace plumbline;

TEST_CASE("A draft survives a restart, but not a record that says something else by now")
{
    Stage stage;
    stage.begin();
    for (const QString text : {"门", "门框", "门框有裂缝"})
        stage.session().drafts()->keep("note:1.3.1", "", text);
    stage.session().drafts()->keep("note:1.3.2", "old", "newer");
    REQUIRE(until([&] { return stage.session().drafts()->kept(); }));
    stage.restart();
    stage.unlock();
    Drafts &drafts = *stage.session().drafts();
    REQUIRE(drafts.text("note:1.3.1", "") == "门框有裂缝");
    REQUIRE(drafts.text("note:1.3.2", "old") == "newer");
    REQUIRE(drafts.text("note:1.3.2", "changed by another") == "changed by another");
    REQUIRE(drafts.text("note:2.1.2", "as it stands") == "as it stands");
}

TEST_CASE("A draft that went into the record stays until the disk has the record, and is not shown meanwhile")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    Drafts &drafts = *stage.session().drafts();
    drafts.keep("note:P1", "", "门卫王师傅");
    stage.document().write({{{core::record::EntityKind::Visit, "P1"}, {{"note", std::string("门卫王师傅")}}, {}}});
    drafts.release("note:P1");
    REQUIRE(drafts.text("note:P1", "").isEmpty());
    REQUIRE(stage.drained());
    REQUIRE(until([&] { return drafts.kept(); }));
    stage.restart();
    stage.unlock();
    REQUIRE(stage.session().drafts()->text("note:P1", "").isEmpty());
}

TEST_CASE("The reason of an amendment holds over a restart, until the amendment ends")
{
    using namespace core::record;
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    const std::string project = stage.document().audit().sample->drawn.front();
    stage.document().write({{{EntityKind::Visit, project}, {{field::kVisitClosed, true}}, {}}});
    REQUIRE(stage.drained());
    stage.document().amend("客户当晚补充");
    REQUIRE(until([&] { return stage.session().drafts()->kept(); }));
    stage.restart();
    stage.unlock();
    REQUIRE(stage.document().amendment() == "客户当晚补充");
    REQUIRE(until([&] { return stage.document().ready(); }));
    bool asked = false;
    QObject::connect(&stage.document(), &AuditDocument::reasonAsked, [&asked] { asked = true; });
    stage.document().write({{{EntityKind::Visit, project}, {{field::kAddress, std::string("滨江路 7 号")}}, {}}});
    REQUIRE_FALSE(asked);
    REQUIRE(stage.drained());

    stage.document().endAmendment();
    REQUIRE(until([&] { return stage.session().drafts()->kept(); }));
    stage.restart();
    stage.unlock();
    REQUIRE(stage.document().amendment().isEmpty());
}
