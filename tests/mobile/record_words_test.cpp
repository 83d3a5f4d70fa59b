// What stands in lists of records is words, not keys.

#include "core/record/closing.h"
#include "core/record/fold.h"
#include "mobile/history/record_words.h"
#include "tests/mobile/stage.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;
using core::record::EntityKind;

TEST_CASE("Steps, arrivals, members and files are named, not numbered")
{
    namespace field = core::record::field;
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    AuditDocument &document = stage.document();
    const core::record::Entity arrival{EntityKind::Visit, "0197a9c2-arrival"};
    document.write({{arrival, {{field::kProject, std::string("P3")}, {field::kName, std::string("李审核")}}, {}}});
    REQUIRE(stage.drained());
    document.reload();
    REQUIRE(until([&] { return document.registers().contains(arrival); }));
    REQUIRE(entityTitle(document, arrival) == "到达签到 · 项目 3");
    REQUIRE(entityTitle(document, {EntityKind::Visit, "P3"}) == "项目 3");
    REQUIRE(entityTitle(document, {EntityKind::Step, core::record::step::kField}) == "审核进程 · 现场");
    REQUIRE(entityTitle(document, {EntityKind::Member, "li"}) == "审核组成员 · li");
    REQUIRE(entityTitle(document, {EntityKind::Attachment, std::string(64, 'a')}) == "照片或签名 · aaaaaaaa");
    REQUIRE(fieldTitle(document.settings(), EntityKind::Visit, field::kVisitClosed) == "走访已结束");
}
