#include "audit_samples.h"

#include "core/exchange/csv_list.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using namespace plumbline::core::exchange;
using plumbline::test::places;
using namespace std::string_literals;

namespace {

ProjectList listOf(const std::string &bytes, const ListOptions &options = {})
{
    const Result<ProjectList, Faults> list = readCsvList(bytes, "l.csv", options);
    if (!list.ok())
        FAIL(list.error().front().place << ": " << list.error().front().message.en);
    return *list;
}

std::vector<std::string> idsOf(const std::string &bytes, const ListOptions &options = {})
{
    std::vector<std::string> ids;
    for (const audit::Project &project : listOf(bytes, options).projects)
        ids.push_back(project.id);
    return ids;
}

Faults faultsOf(const std::string &bytes, const ListOptions &options = {})
{
    const Result<ProjectList, Faults> list = readCsvList(bytes, "l.csv", options);
    return list.ok() ? Faults() : list.error();
}

using Ids = std::vector<std::string>;
using Places = std::vector<std::string>;

std::string utf16(const std::u16string &text, bool littleEndian)
{
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        bytes += littleEndian ? low : high;
        bytes += littleEndian ? high : low;
    }
    return bytes;
}

} // namespace

TEST_CASE("CR, LF and CRLF end a record; a quoted line break does not")
{
    for (const char *end : {"\n", "\r", "\r\n"}) {
        const std::string e = end;
        CHECK(idsOf("项目编号,项目名称" + e + "A,x" + e + "B,\"y" + e + "z\"" + e + "C,") == Ids{"A", "B", "C"});
        CHECK(places(faultsOf("项目编号,项目名称" + e + "A,\"x" + e + e + "y\"" + e + "B,z" + e + "B,z" + e))
              == Places{"l.csv:6"});
    }
}

TEST_CASE("quotes are doubled inside quotes and plain inside an unquoted cell")
{
    const ProjectList list = listOf("项目编号,项目名称\nA,\"\"\"x\"\", y\"\nB,5\" pipe\nC,\"z\" \n");
    CHECK(list.projects[0].name == "\"x\", y");
    CHECK(list.projects[1].name == "5\" pipe");
    CHECK(list.projects[2].name == "z");
}

TEST_CASE("a quote that is never closed is named with its line, also when a later one seems to close it")
{
    CHECK(places(faultsOf("项目编号,项目名称\nA,x\nB,\"y\nC,z\n")) == Places{"l.csv:3"});
    CHECK(places(faultsOf("项目编号,项目名称\nA,x\nB,\"y\nC,\"z\"\nD,w\n")) == Places{"l.csv:3"});
}

TEST_CASE("the separator is the one that fits the headings")
{
    CHECK(idsOf("项目编号;项目名称\nA;x,y,z\nB;u,v,w\n") == Ids{"A", "B"});
    CHECK(idsOf("项目编号\t项目名称\nA\tx,y;z\nB\tu\n") == Ids{"A", "B"});
    CHECK(idsOf("Name;Budget\nx;1,200\ny;900\n") == Ids{"1", "2"});
    CHECK(listOf("Place\tCost\nx\t1,200\ny\t2,300\n").headings == std::vector<std::string>{"Place", "Cost"});
    CHECK(places(faultsOf("sep=;\r\n项目编号;项目名称\r\nA;x\r\nA;y\r\n")) == Places{"l.csv:4"});
    CHECK(idsOf("项目编号\nA,1\nB;2\nC\n") == Ids{"A,1", "B;2", "C"});
}

TEST_CASE("encodings: UTF-8 with and without mark, UTF-16, GB18030")
{
    const std::string text = "项目编号,项目名称\n甲1,x\n乙2,y\n";
    CHECK(idsOf(text) == Ids{"甲1", "乙2"});
    CHECK(idsOf("\xEF\xBB\xBF" + text) == Ids{"甲1", "乙2"});
    CHECK(idsOf("\xEF\xBB\xBF\"项目编号\",项目名称\nA,x\n") == Ids{"A"});
    const std::u16string wide = u"项目编号,项目名称\n甲1,x\n乙2,y\n";
    CHECK(idsOf("\xFF\xFE" + utf16(wide, true)) == Ids{"甲1", "乙2"});
    CHECK(idsOf("\xFE\xFF" + utf16(wide, false)) == Ids{"甲1", "乙2"});
    CHECK(idsOf(utf16(wide, true)) == Ids{"甲1", "乙2"});
    // 项目编号,名称 / 東1 (its second byte is 7C) in GBK
    CHECK(idsOf("\xCF\xEE\xC4\xBF\xB1\xE0\xBA\xC5,\xC3\xFB\xB3\xC6\n\x96\x7C\x31,a\n") == Ids{"東1"});
}

TEST_CASE("text in no known encoding is refused with its line, never guessed")
{
    CHECK(places(faultsOf("\xEF\xBB\xBF项目编号\n\xFF\n")) == Places{"l.csv:2"});
    CHECK(places(faultsOf("项目编号,项目名称\n甲一,x\n乙\xE4\xBA,y\n")) == Places{"l.csv:3"});
    CHECK(places(faultsOf("项目编号\n\x80\xFF\xFF\n")).size() == 1);
    CHECK(faultsOf("\xFF\xFE\0\0a\0\0\0"s).front().message.en.find("UTF-32") != std::string::npos);
    CHECK(faultsOf("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s).front().message.en.find("no text file") != std::string::npos);
    CHECK(faultsOf("a,b\n1,\0\n"s).front().message.en.find("no text file") != std::string::npos);
}

TEST_CASE("files of other kinds are named for what they are")
{
    CHECK(faultsOf("").front().message.en.find("empty") != std::string::npos);
    CHECK(faultsOf("{\"a\": 1}").front().message.en.find("JSON") != std::string::npos);
    CHECK(faultsOf("<html><table>").front().message.en.find("web page") != std::string::npos);
    CHECK(faultsOf("just some words\nand more of them\n").size() == 1);
    CHECK(faultsOf("# Notes\n\nSome, text, with commas\nand lines without\n- a, b\n- c\n").size() == 1);
}

TEST_CASE("id columns: whole headings only, the best name wins")
{
    CHECK(listOf("序号,工程编号,项目编号\n1,g,p\n").idColumn == "项目编号");
    CHECK(listOf("序号,名称\n7,g\n").idColumn == "序号");
    CHECK(listOf("No.,Project ID,Name\n1,a,b\n").projects[0].id == "a");
    CHECK(listOf("\" project_no. \",Name\n1,b\n").idColumn == "project_no.");
    CHECK(listOf("项目编号（必填）,名称\na,b\n").projects[0].id == "a");
    CHECK(listOf("\"项目\n编号\",名称\na,b\n").projects[0].id == "a");
    CHECK(listOf("ＩＤ,名称\na,b\n").projects[0].id == "a");
    CHECK(listOf("项目编号 Project ID,名称\na,b\n").projects[0].id == "a");
    CHECK_FALSE(listOf("Project Building Identifier,Project School Name\nX,b\n").idColumn);
    CHECK_FALSE(listOf("身份证编号,项目名称\nX,b\n").idColumn);
    CHECK_FALSE(listOf("合同编号,项目名称\nX,b\n").idColumn);
}

TEST_CASE("a named id column is found or refused")
{
    CHECK(listOf("a,b,c\n1,2,3\n4,5,6\n", {"b"}).projects[1].id == "5");
    CHECK(listOf("Budget ,b\n1,2\n", {"Budget"}).projects[0].id == "1");
    CHECK(listOf("title\nBUDGET,b\n1,2\n", {"budget"}).projects[0].id == "1");
    CHECK(faultsOf("a,b\n1,2\n", {"x"}).front().message.en.find("there are: a, b") != std::string::npos);
    CHECK(faultsOf("a,b,a\n1,2,3\n", {"a"}).front().message.en.find("two columns") != std::string::npos);
    CHECK(faultsOf("项目编号,项目编号\n1,2\n").size() == 1);
}

TEST_CASE("without an id column the rows are numbered from 1 and a note says so")
{
    const ProjectList list = listOf("School Name ,Description\n一中,a\n,,\n二小,b\n一中,c\n");
    CHECK_FALSE(list.idColumn);
    REQUIRE(list.projects.size() == 3);
    CHECK(list.projects[2].id == "3");
    CHECK(list.projects[2].name == "一中");
    CHECK(list.notes.front().message.en.find("row numbers") != std::string::npos);
}

TEST_CASE("titles and notes above the headings are passed over")
{
    CHECK(idsOf("2026 年竣工项目清单,,\n填表人：王,,2026-01-01\n序号,项目编号,项目名称\n1,A,x\n2,B,y\n")
          == Ids{"A", "B"});
    CHECK(listOf("A title\nPlace,Cost\nx,1\ny,2\n").headings == std::vector<std::string>{"Place", "Cost"});
}

TEST_CASE("ids stay byte for byte")
{
    CHECK(idsOf("项目编号\n007\n7\n1E5\nTRUE\nnull\nＡ01\na01\nA01\n+12\n12.50\n")
          == Ids{"007", "7", "1E5", "TRUE", "null", "Ａ01", "a01", "A01", "+12", "12.50"});
    const ProjectList padded = listOf("项目编号,项目名称\n P-1 ,x\nP-2,y\n");
    CHECK(padded.projects[0].id == " P-1 ");
    CHECK(padded.notes.size() == 2);
}

TEST_CASE("every fault of the ids is named at once")
{
    CHECK(places(faultsOf("项目编号,项目名称\nA,x\n,y\n　,z\nA,w\n\"B\nC\",v\n合计,5\n"))
          == Places{"l.csv:3", "l.csv:4", "l.csv:5", "l.csv:6", "l.csv:8"});
}

TEST_CASE("look-alikes by surrounding white space are refused")
{
    CHECK(places(faultsOf("项目编号,项目名称\nA,x\nB,y\n\"A \",z\n　B,w\n\xC2\xA0"
                          "A,v\n"))
          == Places{"l.csv:4", "l.csv:5", "l.csv:6"});
}

TEST_CASE("serial numbers that restart or have gaps: the error names the way out, and the way out works")
{
    for (const char *rows : {"1,x\n2,y\n1,z\n", "1,x\n,y\n2,z\n"}) {
        const std::string text = std::string("序号,项目名称\n") + rows;
        CHECK(faultsOf(text).front().message.en.find("--row-numbers") != std::string::npos);
        CHECK(faultsOf(text).front().message.zh.find("--row-numbers") != std::string::npos);
        CHECK(idsOf(text, {std::nullopt, true}) == Ids{"1", "2", "3"});
    }
    CHECK(faultsOf("项目编号,项目名称\nA,x\nA,y\n").front().message.en.find("--row-numbers") == std::string::npos);
    const ProjectList list = listOf("项目编号,项目编号,项目名称\nA,,x\nA,,y\n", {std::nullopt, true});
    CHECK_FALSE(list.idColumn);
    CHECK(list.projects[1].name == "y");
}

TEST_CASE("of many faults of one kind the first twenty get a line and the others are counted and named by row")
{
    std::string text = "项目编号,项目名称\n";
    for (int i = 0; i < 150; ++i)
        text += "P,x\n";
    const Faults faults = faultsOf(text + "\"a\nb\",y\n");
    REQUIRE(faults.size() == 22);
    CHECK(faults[0].place == "l.csv:3");
    CHECK(faults[19].place == "l.csv:22");
    CHECK(faults[20].place == "l.csv:152");
    CHECK(faults[21].message.en.starts_with("and 129 more project ids that stand twice, rows 23, 24, "));
    CHECK(faults[21].message.en.ends_with("122, …."));
}

TEST_CASE("a Ctrl-Z at the end, as DOS programs write it, is no row")
{
    const std::string list = "项目编号,项目名称\nA,x\nB,y";
    for (const char *end : {"\x1A", "\n\x1A", "\r\n\x1A\r\n", "\n\x1A\x1A\x1A"})
        CHECK(idsOf(list + end) == Ids{"A", "B"});
    CHECK(idsOf("项目编号,项目名称\nA\x1A,x\nB,y\n") == Ids{"A\x1A", "B"});
    CHECK(faultsOf("\x1A").front().message.en.find("empty") != std::string::npos);
}

TEST_CASE("rows without any text are no projects; headings alone are no list")
{
    CHECK(idsOf("项目编号,项目名称,\nA,x,\n,,\n , 　,\t\nB,y,\n\n\n") == Ids{"A", "B"});
    CHECK(faultsOf("项目编号,项目名称\n,\n").front().message.en.find("no projects") != std::string::npos);
    const ProjectList paged =
        listOf("清单,\n项目编号,项目名称\nA,x\n清单,\n项目编号,项目名称\nB,y\n"); // made for printing
    CHECK(paged.projects.size() == 2);
    CHECK(paged.notes[1].message.en == "rows 1: above the headings and not read.");
    CHECK(paged.notes[2].message.en == "rows 4, 5: headings or titles that stand again, no projects.");
}

TEST_CASE("a row with more cells than headings shows a separator without quotes")
{
    CHECK(places(faultsOf("项目编号,项目名称\nA,x\nB,y,z\nC,w\nD,v\n")) == Places{"l.csv:3"});
    CHECK(idsOf("项目编号,项目名称\nA,x,note\nB,y,note\nC,z,note\n") == Ids{"A", "B", "C"});
    // Where ids do not stand first, as many separators without quotes as there are rows would make every id another.
    CHECK(places(faultsOf("项目名称,项目编号\na,b,A\nc,d,B\nx,C\n")) == Places{"l.csv:2", "l.csv:3"});
    CHECK(places(faultsOf("项目名称,项目编号\na,b,A\nc,d,B\n")) == Places{"l.csv:2", "l.csv:3"});
}

TEST_CASE("name, kind, customer and completion are taken over")
{
    const ProjectList list = listOf("项目编号,项目名称,项目类型,建设单位,竣工日期\nA, x "
                                    ",building,甲方,2024/6/30\nB,y,,,2024年2月29日\nC,z,,,不详\n");
    CHECK(list.projects[0].name == "x");
    CHECK(list.projects[0].kind == "building");
    CHECK(list.projects[0].customer == "甲方");
    CHECK(list.projects[0].completed == "2024-06-30");
    CHECK(list.projects[1].completed == "2024-02-29");
    CHECK(list.projects[2].completed.empty());
    CHECK(list.notes.back().message.en.find("1 completion dates") != std::string::npos);
}

TEST_CASE("month or day first: the column decides, else the date is left empty")
{
    CHECK(listOf("id,completed\nA,7/8/2015\nB,7/21/2015\n").projects[0].completed == "2015-07-08");
    CHECK(listOf("id,completed\nA,7/8/2015\nB,21.7.2015\n").projects[0].completed == "2015-08-07");
    CHECK(listOf("id,completed\nA,7/8/2015\nB,2015-07-21 10:00:00\n").projects[0].completed.empty());
    CHECK(listOf("id,completed\nA,x\nB,2015-07-21 10:00:00\n").projects[1].completed == "2015-07-21");
}
