// What is headings and what is a project: nothing of a list is left out in silence, nothing of its form is drawn.

#include "workbook_maker.h"

#include "core/exchange/csv_list.h"
#include "core/exchange/heading_rows.h"
#include "core/exchange/xlsx_list.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using namespace plumbline::core::exchange;
using plumbline::test::textRow;
using plumbline::test::Workbook;

namespace {

using Ids = std::vector<std::string>;

Ids idsOf(const Result<ProjectList, Faults> &list)
{
    if (!list.ok())
        FAIL(list.error().front().place << ": " << list.error().front().message.en);
    Ids ids;
    for (const audit::Project &project : list->projects)
        ids.push_back(project.id);
    return ids;
}

Ids idsOf(const std::string &csv)
{
    return idsOf(readCsvList(csv, "l.csv", {}));
}

Error firstFault(const std::string &csv)
{
    const Result<ProjectList, Faults> list = readCsvList(csv, "l.csv", {});
    REQUIRE_FALSE(list.ok());
    return list.error().front();
}

Ids idsOfSheet(const std::string &rows, const std::string &merged)
{
    Workbook workbook;
    workbook.sheetData = "<sheetData>" + rows + "</sheetData><mergeCells>" + merged + "</mergeCells>";
    return idsOf(readXlsxList(workbook.bytes(), "l.xlsx", {}));
}

} // namespace

TEST_CASE("a word of headings in a cell of a project makes no headings of its row")
{
    CHECK(idsOf("Job,Where,Who\nQuay,Hull,Smith\nDock,York,Owner\nPier,Bath,Jones\n") == Ids{"1", "2", "3"});
    CHECK(idsOf("标识,描述,对方\nx1,桥,甲\nx2,楼,业主\nx3,路,丙\n").size() == 3);
    CHECK(idsOf("Job,City,State\nAcme,Boise,ID\nBest,Moscow,ID\nCo,Reno,NV\n").size() == 3); // Idaho
    CHECK(idsOf("Name,City,State\nAcme,Boise,ID\nBest,Moscow,ID\n").size() == 2);
    CHECK(idsOf("Location,No.,Completed,Area,Customer\nName,1,x,ID,a\nb,2,x,ID,c\n") == Ids{"1", "2"});
    CHECK(firstFault("负责人,类型,电话\nID,住宅,1\n王,桥,2\n").place == "l.csv:2"); // either
    ListOptions numbered;
    numbered.rowNumbers = true;
    CHECK(idsOf(readCsvList("负责人,类型,电话\nID,住宅,1\n王,桥,2\n", "l.csv", numbered)).size() == 2);
}

TEST_CASE("titles, forms and heads of groups stand above the headings")
{
    const std::string list = "项目编号,名称,客户,竣工日期\nA1,x,c,2024-01-01\nA2,y,d,2024-01-01\n";
    const Ids ids{"A1", "A2"};
    CHECK(idsOf("竣工项目清单\n填报单位：甲公司,日期：2026-01-01\n" + list) == ids);
    CHECK(idsOf("项目编号,P-2026-01\n单位名称,某集团\n" + list) == ids);
    CHECK(idsOf("单位名称,某集团\n审核日期,2026-01-05\n\n" + list) == ids);
    CHECK(idsOf("项目信息,,客户信息,验收\n" + list) == ids);
    CHECK(idsOf("单位名称,某集团\n项目编号,地点\nA1,x\nA2,y\n") == ids);
    CHECK(firstFault("Firm,Acme\nID,Location\nA1,x\nA2,y\n").place == "l.csv:2");
    CHECK(idsOf("Company,Acme,Date,2026-01-05\nAuditor,Li,Phone,123\n" + list) == ids);
    CHECK(idsOf("项目编号,项目名称,客户\nProject ID,Project name,Customer\nA1,x,c\nA2,y,d\n") == ids);
}

TEST_CASE("headings that stand again are no project, in whatever words; further columns count from there")
{
    const std::string half = "项目编号,名称\nA1,x\nA2,y\n";
    const Ids ids{"A1", "A2", "B1"};
    CHECK(idsOf(half + "项目编号,名称\nB1,u\n") == ids);
    CHECK(idsOf(half + "项目编号,名称 \nB1,u\n") == ids);
    CHECK(idsOf(half + "项目编号,项目名称\nB1,u\n") == ids);
    CHECK(idsOf("项目编号,名称,客户\nA1,x,q\nA2,y,q\n项目编号,名称\nB1,u\n") == ids);
    CHECK(idsOf("项目编号\nA1\nA2\n项目编号\nB1\n") == ids);
    const auto list = readCsvList(half + "项目编号,名称,竣工日期\nB1,u,2024-01-01\nB2,v,2024-02-01\n", "l.csv", {});
    CHECK(idsOf(list) == Ids{"A1", "A2", "B1", "B2"});
    CHECK(list->projects[2].completed == "2024-01-01");
}

TEST_CASE("another list below, or above, is refused and never dropped")
{
    const Error below = firstFault("项目编号,名称\nA1,x\nA2,y\n名称,项目编号\nu,B1\n");
    CHECK(below.place == "l.csv:4");
    CHECK(below.message.en.find("headings of another list") != std::string::npos);
    CHECK(firstFault("标识,描述\nx1,桥\nx2,楼\n项目编号,名称\nB1,u\n").place == "l.csv:4");
}

TEST_CASE("rows of a list above headings are told, one that heads groups is not")
{
    const std::vector<RowTexts> rows{{"a", "b", "c"}, {"d", "e", "f"}, {"g", "h", "i"}, {"id", "name", "customer"}};
    CHECK(listRowsAbove(rows, 3) == std::vector<std::size_t>{0, 1, 2});
    const std::vector<RowTexts> few{{"a", "b", "c"}, {"d", "e", "f"}, {"id", "name", "other"}};
    CHECK(listRowsAbove(few, 2) == std::vector<std::size_t>{0, 1});
    CHECK(listRowsAbove({rows[0], rows[1], rows[3]}, 2).empty());
    const std::vector<RowTexts> form{{"单位：甲", "b", "c"}, {"日期: 2026", "e", "f"}, {"id", "name", "customer"}};
    CHECK(listRowsAbove(form, 2).empty());
}

TEST_CASE("merged cells end the headings where the column of the ids does, whatever was merged beside it")
{
    const std::string headings = textRow({"项目编号", "名称", "备注"});
    const std::string rows = textRow({"A1", "x"}) + textRow({"A2", "y"});
    const Ids ids{"A1", "A2"};
    CHECK(idsOfSheet(headings + rows, "<mergeCell ref=\"C1:C3\"/>") == ids);
    CHECK(idsOfSheet(headings + rows, "<mergeCell ref=\"E1:F3\"/>") == ids);
    const std::string two = textRow({"项目编号", "名称", "日期"})
        + "<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>开工</t></is></c></row>" + rows;
    for (const char *merged : {"<mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/>",
                               "<mergeCell ref=\"C1:D1\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"A1:A2\"/>"})
        CHECK(idsOfSheet(two, merged) == ids);
    const std::string noIds = textRow({"工程名称", "地点", "备注"}) + textRow({"x", "p"}) + textRow({"y", "q"});
    CHECK(idsOfSheet(noIds, "<mergeCell ref=\"C1:C3\"/>").size() == 2);
}

TEST_CASE("a row of other length than its usual headings is named itself")
{
    const Error fault = firstFault("项目编号,名称\nA1\nA2,y,q,r\nA3,z\n");
    CHECK(fault.place == "l.csv:3");
    CHECK(fault.message.en.find("more cells") != std::string::npos);
}
