#include "core/exchange/headings.h"

#include "core/exchange/folded_text.h"

#include <catch2/catch.hpp>

using namespace plumbline::core::exchange;

namespace {

std::optional<ColumnRole> roleOf(std::string_view heading)
{
    const std::optional<HeadingMatch> match = matchHeading(heading);
    return match ? std::optional(match->role) : std::nullopt;
}

} // namespace

TEST_CASE("folding: width, case, brackets, dashes, spaces and traditional characters")
{
    CHECK(folded("Ｐｒｏｊｅｃｔ　ＩＤ（必填）") == "projectid(必填)");
    CHECK(folded("【項 目—編 號】") == "(项目-编号)");
    CHECK(folded("№ ㎡ ３％") == "nom23%");
    CHECK(withoutBracketed("a(b(c)d)e)f(g") == "aef");
    CHECK(bareWords("proj.-no_:(x)") == "projnox");
    CHECK(bareWords("#") == "#");
    CHECK(bareWords("project#") == "projectno");
    CHECK(folded("\xFF\xE9") == "\xFF\xE9"); // what is no UTF-8 stays
}

TEST_CASE("headings of ids in every usual dress")
{
    for (const char *heading : {"项目编号",
                                "項目編號",
                                "工程編號",
                                "專案編號",
                                "【项目编号】",
                                "［项目编号］",
                                "〔工程编号〕",
                                "「項目編號」",
                                "<项目编号>",
                                "{id}",
                                "*项目编号",
                                "项目编号：",
                                "项目编号(必填)",
                                "项目编号（唯一）",
                                "项目№",
                                "项目编号No.",
                                "Project №",
                                "Project #",
                                "Project # (internal)",
                                "PROJ#",
                                "PID",
                                "Proj. No",
                                "Proj ID",
                                "Prj. No.",
                                "Id No",
                                "ID#",
                                "Job No.",
                                "ＩＤ",
                                "ＰＲＯＪＥＣＴ　ＩＤ",
                                "project_id",
                                "PROJECT-NO.",
                                "Project. ID",
                                "Project Id No.",
                                "Project N°",
                                "Project\nID",
                                "項目編碼/Project Code",
                                "No. of Project",
                                "项目ID号",
                                "GUID",
                                "meta-instanceID",
                                "KEY"}) {
        CAPTURE(heading);
        const std::optional<HeadingMatch> match = matchHeading(heading);
        REQUIRE(match);
        CHECK(match->role == ColumnRole::Id);
        CHECK(match->rank < kSerialRank);
    }
    for (const char *heading :
         {"序号", "序號", "№", "＃", "N°", "Nº", "No.", "Ｎｏ．", "S/N", "Sr. No.", "項次", "项目序号"}) {
        CAPTURE(heading);
        const std::optional<HeadingMatch> match = matchHeading(heading);
        REQUIRE(match);
        CHECK(match->role == ColumnRole::Id);
        CHECK(match->rank == kSerialRank);
    }
    for (const char *heading :
         {"合同编号", "身份證編號", "发票号", "Project Building Identifier", "Id card", "邮编", "Phone No."})
        CHECK(roleOf(heading) != ColumnRole::Id);
}

TEST_CASE("headings of the other columns, traditional ones too")
{
    for (const char *heading : {"項目名稱", "工程名稱（全稱）", "Project Name", "專案名稱", "名稱"})
        CHECK(roleOf(heading) == ColumnRole::Name);
    for (const char *heading : {"業主", "建設單位", "顧客名稱", "客戶", "發包單位", "委託單位", "Client"})
        CHECK(roleOf(heading) == ColumnRole::Customer);
    for (const char *heading : {"竣工日期", "竣工時間", "實際竣工日期", "竣工驗收日期", "Completion Date"})
        CHECK(roleOf(heading) == ColumnRole::Completed);
    for (const char *heading : {"項目類型", "工程類別", "種類", "Project Type"})
        CHECK(roleOf(heading) == ColumnRole::Kind);
}
