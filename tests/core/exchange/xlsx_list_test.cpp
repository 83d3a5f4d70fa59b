#include "audit_samples.h"
#include "temporary_folder.h"
#include "workbook_maker.h"

#include "core/exchange/dates.h"
#include "core/exchange/project_list.h"
#include "core/exchange/xlsx_list.h"
#include "core/exchange/xlsx_text.h"
#include "core/exchange/xlsx_workbook.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace plumbline::core;
using namespace plumbline::core::exchange;
using plumbline::test::places;
using plumbline::test::textRow;
using plumbline::test::Workbook;
using namespace std::string_literals;

namespace {

using Ids = std::vector<std::string>;
using Places = std::vector<std::string>;

ProjectList listOf(const Workbook &workbook)
{
    const std::string bytes = workbook.bytes();
    const Result<ProjectList, Faults> list = readXlsxList(bytes, "l.xlsx", {});
    if (!list.ok())
        FAIL(list.error().front().place << ": " << list.error().front().message.en);
    return *list;
}

Ids idsOf(const Workbook &workbook)
{
    Ids ids;
    for (const audit::Project &project : listOf(workbook).projects)
        ids.push_back(project.id);
    return ids;
}

Faults faultsOf(const Workbook &workbook)
{
    const std::string bytes = workbook.bytes();
    const Result<ProjectList, Faults> list = readXlsxList(bytes, "l.xlsx", {});
    return list.ok() ? Faults() : list.error();
}

/// Headings 项目编号 and 项目名称, then these rows.
Workbook withRows(const std::string &rows)
{
    return {.sheetData = "<sheetData>" + textRow({"项目编号", "项目名称"}) + rows + "</sheetData>"};
}

/// Headings and one id cell with this XML.
Workbook withIdCell(const std::string &cell)
{
    return withRows("<row r=\"6\">" + cell + "<c r=\"B6\" t=\"inlineStr\"><is><t>n</t></is></c></row>");
}

} // namespace

TEST_CASE("texts: inline, shared, in runs, with phonetic guides and escapes")
{
    Workbook workbook = withRows("<row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row>"
                                 "<row><c t=\"inlineStr\"><is><r><t>C</t></r><rPh sb=\"0\" "
                                 "eb=\"1\"><t>x</t></rPh><r><t xml:space=\"preserve\"> 1</t></r></is></c></row>"
                                 "<row><c t=\"str\"><v>D_x0041_</v></c></row>");
    workbook.sharedStrings =
        "<si><t>A</t><phoneticPr/></si><si><r><rPr><b/></rPr><t>B</t></r><r><t>_x005F_</t></r><rPh><t>y</t></rPh></si>";
    CHECK(idsOf(workbook) == Ids{"A", "B_", "C 1", "DA"});
    CHECK(unescapeXlsx("a_x000D_b_xZZZZ_c_x") == "a\rb_xZZZZ_c_x");
}

TEST_CASE("number cells are their digits")
{
    const auto number = [](const std::string &value) {
        return listOf(withIdCell("<c r=\"A6\"><v>" + value + "</v></c>")).projects.at(0).id;
    };
    CHECK(number("1") == "1");
    CHECK(number("1E5") == "100000");
    CHECK(number("1.0") == "1");
    CHECK(number("2.0230001E7") == "20230001");
    CHECK(number("9007199254740991") == "9007199254740991");
    CHECK(number("-3") == "-3");
    CHECK(number("12.5") == "12.5");
    CHECK(number("0.30000000000000004") == "0.3");
    CHECK(places(faultsOf(withIdCell("<c r=\"A6\"><v>12345678901234567890</v></c>"))) == Places{"l.xlsx: Sheet1!A6"});
}

TEST_CASE("formulas count by the value that was stored")
{
    CHECK(idsOf(withIdCell("<c r=\"A6\" t=\"str\"><f>\"F\"&amp;1</f><v>F1</v></c>")) == Ids{"F1"});
    CHECK(idsOf(withIdCell("<c r=\"A6\"><f>1+1</f><v>2</v></c>")) == Ids{"2"});
    for (const char *cell :
         {"<c r=\"A6\"><f>1+1</f></c>", "<c r=\"A6\"><f>1+1</f><v></v></c>", "<c r=\"A6\"><f>1+1</f><v/></c>"}) {
        const Faults faults = faultsOf(withIdCell(cell));
        CHECK(places(faults) == Places{"l.xlsx: Sheet1!A6"});
        CHECK(faults.front().message.en.find("no value yet") != std::string::npos);
    }
    CHECK(places(faultsOf(withIdCell("<c r=\"A6\" t=\"str\"><f>\"\"</f><v></v></c>"))) == Places{"l.xlsx: Sheet1!A6"});
    CHECK(places(faultsOf(withIdCell("<c r=\"A6\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")))
          == Places{"l.xlsx: Sheet1!A6"});
}

TEST_CASE("positions may be missing; gaps are kept")
{
    CHECK(idsOf(withRows("<row><c t=\"inlineStr\"><is><t>A</t></is></c></row><row r=\"9\"><c r=\"A9\" "
                         "t=\"inlineStr\"><is><t>B</t></is></c></row>"
                         "<row><c r=\"B10\" t=\"inlineStr\"><is><t>only a name</t></is></c><c r=\"A10\" "
                         "t=\"inlineStr\"><is><t>C</t></is></c></row>"))
          == Ids{"A", "B", "C"});
    CHECK(places(faultsOf(withRows("<row r=\"9\"><c r=\"B9\" t=\"inlineStr\"><is><t>no id</t></is></c></row>")))
          == Places{"l.xlsx: Sheet1!A9"});
}

TEST_CASE("a prefix of the namespace changes nothing")
{
    Workbook workbook;
    workbook.extraParts["xl/worksheets/sheet1.xml"] =
        "<x:worksheet xmlns:x=\"urn:x\"><x:sheetData><x:row><x:c "
        "t=\"inlineStr\"><x:is><x:t>id</x:t></x:is></x:c></x:row>"
        "<x:row><x:c t=\"inlineStr\"><x:is><x:t>A</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
    CHECK(idsOf(workbook) == Ids{"A"});
}

TEST_CASE("dates are days of the workbook's system")
{
    CHECK(dateOfSerial(45473, false) == "2024-06-30");
    CHECK(dateOfSerial(45473.99, false) == "2024-06-30");
    CHECK(dateOfSerial(1, false) == "1900-01-01");
    CHECK(dateOfSerial(59, false) == "1900-02-28");
    CHECK_FALSE(dateOfSerial(60, false));
    CHECK(dateOfSerial(61, false) == "1900-03-01");
    CHECK(dateOfSerial(0, true) == "1904-01-01");
    CHECK(dateOfSerial(44011, true) == "2024-06-30");
    CHECK(dateOfSerial(2958465, false) == "9999-12-31");
    CHECK_FALSE(dateOfSerial(2958466, false));
    CHECK_FALSE(dateOfSerial(-1, false));
    for (const char *format : {"yyyy-mm-dd", "d/m/y", "[$-804]yyyy\"年\"m\"月\"d\"日\"", "yyyy年m月d日;@", "m\\/d"})
        CHECK(isDateFormat(format));
    for (const char *format : {"General", "0.00", "\"day\" 0", "[Red]0", "[h]:mm", "#,##0;yyyy", "0_d", "\\d0"})
        CHECK_FALSE(isDateFormat(format));
}

TEST_CASE("completion dates come from cells that show a date; an id that is one is refused")
{
    Workbook workbook;
    workbook.workbookProperties = "<workbookPr date1904=\"1\"/>";
    workbook.styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d\"/></numFmts><cellXfs><xf "
                      "numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>";
    workbook.sheetData = "<sheetData>" + textRow({"项目编号", "竣工日期"})
        + "<row><c t=\"inlineStr\"><is><t>A</t></is></c><c s=\"1\"><v>44011.75</v></c></row>"
          "<row><c t=\"inlineStr\"><is><t>B</t></is></c><c s=\"2\"><v>0</v></c></row>"
          "<row><c t=\"inlineStr\"><is><t>C</t></is></c><c><v>44011</v></c></row></sheetData>";
    const ProjectList list = listOf(workbook);
    CHECK(list.projects[0].completed == "2024-06-30");
    CHECK(list.projects[1].completed == "1904-01-01");
    CHECK(list.projects[2].completed.empty());
    workbook.sheetData = "<sheetData>" + textRow({"项目编号", "项目名称"})
        + "<row r=\"2\"><c s=\"1\"><v>44011</v></c><c t=\"b\"><v>1</v></c></row></sheetData>";
    CHECK(places(faultsOf(workbook)) == Places{"l.xlsx: Sheet1!A2"});
}

TEST_CASE("the first visible sheet with a table is read")
{
    Workbook workbook = withRows(textRow({"A", "x"}));
    workbook.extraParts["xl/worksheets/sheet2.xml"] =
        "<worksheet><sheetData>" + textRow({"项目编号", "项目名称"}) + textRow({"B", "y"}) + "</sheetData></worksheet>";
    workbook.sheets =
        R"(<sheet name="h" sheetId="1" state="hidden" r:id="rId1"/><sheet name="v" sheetId="2" r:id="rId2"/>)";
    CHECK(idsOf(workbook) == Ids{"B"});
    workbook.sheets = R"(<sheet name="one" sheetId="1" r:id="rId1"/><sheet name="two" sheetId="2" r:id="rId2"/>)";
    CHECK(idsOf(workbook) == Ids{"A"});
    CHECK(listOf(workbook).notes.front().message.en.find("read the sheet \"one\"") != std::string::npos);
    workbook.sheetData = "<sheetData>" + textRow({"填写说明"}) + textRow({"请填写第二张表"}) + "</sheetData>";
    CHECK(idsOf(workbook) == Ids{"B"});
    workbook.sheets = R"(<sheet name="h" sheetId="1" state="veryHidden" r:id="rId1"/>)";
    CHECK(faultsOf(workbook).front().message.en.find("no visible sheet") != std::string::npos);
}

TEST_CASE("titles above, headings merged downwards, a wrong dimension")
{
    Workbook workbook;
    workbook.sheetData = "<dimension ref=\"A1\"/><sheetData>" + textRow({"项目清单"})
        + textRow({"序号", "项目编号", "项目名称"})
        + "<row r=\"3\"><c r=\"C3\" t=\"inlineStr\"><is><t>全称</t></is></c></row>" + textRow({"1", "A", "x"})
        + textRow({"2", "B", "y"})
        + "</sheetData><mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B2:B3\"/></mergeCells>";
    CHECK(idsOf(workbook) == Ids{"A", "B"});
}

TEST_CASE("what is too large is refused by a stated limit")
{
    const Faults cell = faultsOf(withIdCell("<c r=\"A6\" t=\"str\"><v>" + std::string(200'000, 'x') + "</v></c>"));
    CHECK(cell.front().message.en.find("limit of 128 KiB") != std::string::npos);
    Workbook shared = withRows("<row><c t=\"s\"><v>0</v></c></row>");
    shared.sharedStrings = "<si><t>" + std::string(200'000, 'x') + "</t></si>";
    CHECK(faultsOf(shared).front().message.en.find("limit is 128 KiB") != std::string::npos);
    CHECK(faultsOf(withRows("<row r=\"1048577\"><c><v>1</v></c></row>")).size() == 1);
    CHECK(faultsOf(withRows("<row><c r=\"XFE3\"><v>1</v></c></row>")).size() == 1);
}

TEST_CASE("XML that would take memory without end is refused")
{
    std::string tower;
    for (int i = 0; i < 100'000; ++i)
        tower += "<a>";
    CHECK(faultsOf({.sheetData = tower}).size() == 1);
    CHECK(faultsOf({.sheetData = "<a b=\"" + std::string(2'000'000, 'x') + "\"/>"}).size() == 1);
    Workbook styles = withRows(textRow({"A", "x"}));
    styles.styles = "<!-- -->" + std::string(33u << 20, ' ');
    CHECK(faultsOf(styles).front().message.en.find("limit of 32 MiB") != std::string::npos);
    CHECK(faultsOf(withRows("<row><c r=\"XFD1\"><v>1</v></c></row>")).front().message.en.find("1024 columns")
          != std::string::npos);
}

TEST_CASE("damaged workbooks and other archives are named")
{
    CHECK(faultsOf(withRows("<row><c t=\"s\"><v>3</v></c></row>")).size() == 1);
    CHECK(faultsOf({.sheetData = "<sheetData><row>"}).front().message.en.find("damaged") != std::string::npos);
    Workbook entities;
    entities.extraParts["xl/worksheets/sheet1.xml"] = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet>&a;</worksheet>";
    CHECK(faultsOf(entities).front().message.en.find("damaged") != std::string::npos);
    Workbook binary = withRows("");
    binary.extraParts["xl/workbook.bin"] = "x";
    CHECK(faultsOf(binary).front().message.en.find(".xlsb") != std::string::npos);
    const std::string whole = withRows(textRow({"A", "x"})).bytes();
    CHECK_FALSE(readXlsxList(whole.substr(0, whole.size() / 2), "l.xlsx", {}).ok());
}

TEST_CASE("parts are found however their folders are written")
{
    for (const char *target :
         {"./worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "worksheets/../worksheets/sheet1.xml",
          "../xl/./worksheets/sheet1.xml", "worksheets/sheet%31.xml", "worksheets\\sheet1.xml"}) {
        CAPTURE(target);
        Workbook workbook = withRows(textRow({"A", "x"}));
        workbook.sheetTarget = target;
        CHECK(idsOf(workbook) == Ids{"A"});
    }
    Workbook escaped = withRows("");
    escaped.extraParts["xl/worksheets/sheet%201.xml"] =
        "<worksheet>" + withRows(textRow({"A", "x"})).sheetData + "</worksheet>";
    for (const char *target : {"worksheets/sheet%201.xml", "worksheets/sheet 1.xml"}) {
        escaped.sheetTarget = target;
        CHECK(idsOf(escaped) == Ids{"A"});
    }
    Workbook backslashes = withRows(textRow({"A", "x"}));
    backslashes.backslashes = true;
    CHECK(idsOf(backslashes) == Ids{"A"});
    Workbook none = withRows("");
    none.sheetTarget = "../../../worksheets/%zz/sheet1.xml";
    CHECK(faultsOf(none).front().message.en.find("damaged") != std::string::npos);
}

TEST_CASE("a password is named")
{
    Workbook workbook = withRows(textRow({"A", "x"}));
    workbook.password = "2468";
    CHECK(faultsOf(workbook).front().message.en.find("remove its password") != std::string::npos);
}

TEST_CASE("files are recognised by content, whatever their name")
{
    const plumbline::test::TemporaryFolder folder;
    CHECK(readProjectList(folder.write("a.csv", withRows(textRow({"A", "x"})).bytes())).ok());
    const auto misnamed = readProjectList(folder.write("a.xlsx", "id,name\nA,x\n"));
    REQUIRE(misnamed.ok());
    CHECK(misnamed->notes.front().message.en.find("no workbook, though its name says so") != std::string::npos);
    const std::string ole2 = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0');
    CHECK(readProjectList(folder.write("b.xlsx", ole2)).error().front().message.en.find(".xls ") != std::string::npos);
    const std::string encrypted = ole2 + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s;
    CHECK(readProjectList(folder.write("c.xlsx", encrypted)).error().front().message.en.find("encrypted")
          != std::string::npos);
    const auto says = [&](const std::string &bytes, const char *word) {
        const Faults faults = readProjectList(folder.write("d.xlsx", bytes)).error();
        return std::ranges::any_of(
            faults, [&](const Error &fault) { return fault.message.en.find(word) != std::string::npos; });
    };
    CHECK(says("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s, "Word document"));
    CHECK(says("\x09\x04\x06\0\0\0\x10\0"s, "very old Excel"));
    CHECK(says("%PDF-1.7\n", "a PDF"));
    CHECK(says("\x89PNG\r\n\x1A\n", "PNG picture"));
    CHECK(says("<html><body>", "web page"));
    CHECK(says("MIME-Version: 1.0\n", "web page"));
    CHECK(says("\x01\x02\x03", "no workbook, though its name says so"));
    CHECK(says("some words\nand more\n", "no workbook, though its name says so"));
    Workbook word = withRows("");
    word.extraParts["word/document.xml"] = "x";
    CHECK(says(word.bytes(), "Word document"));
    CHECK(readProjectList(folder.path() / "none.csv").error().front().code == ErrorCode::NotFound);
    CHECK(readProjectList(folder.path()).error().front().code == ErrorCode::Io);
}
