#include "audit_samples.h"

#include "core/exchange/csv_list.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using namespace plumbline::core::exchange;
using plumbline::test::places;

namespace {

using Places = std::vector<std::string>;

struct Shape {
    const char *headings;
    const char *projects; ///< three rows
};

constexpr Shape kWithIds{"项目编号,项目名称,建设单位,竣工日期,造价\n",
                         "P1,滨江花园,城投,2020-01-10,12\nP2,医院,卫健委,2021-01-10,30\nP3,学校,教育局,2022-01-10,5\n"};
constexpr Shape kWithSerials{
    "序号,项目名称,建设单位,竣工日期,造价\n",
    "1,滨江花园,城投,2020-01-10,12\n2,医院,卫健委,2021-01-10,30\n3,学校,教育局,2022-01-10,5\n"};
constexpr Shape kWithoutIds{"项目名称,建设单位,竣工日期,造价\n",
                            "滨江花园,城投,2020-01-10,12\n医院,卫健委,2021-01-10,30\n学校,教育局,2022-01-10,5\n"};

Result<ProjectList, Faults> withRow(const Shape &shape, const std::string &row)
{
    return readCsvList(std::string(shape.headings) + shape.projects + row + '\n', "l.csv", {});
}

/// The row is refused with its line, and with nothing said besides.
bool isNoProject(const Shape &shape, const std::string &row)
{
    const Result<ProjectList, Faults> list = withRow(shape, row);
    return !list && places(list.error()) == Places{"l.csv:5"}
    && list.error().front().message.en.find("is no project; remove it") != std::string::npos;
}

bool isProject(const Shape &shape, const std::string &row)
{
    const Result<ProjectList, Faults> list = withRow(shape, row);
    return list && list->projects.size() == 4;
}

} // namespace

TEST_CASE("rows of totals are named, wherever the word stands")
{
    for (const char *word : {"合计",         "合 计",       "合计：",
                             "合计（万元）", "小计",        "总计",
                             "合計",         "總計",        "本页合计",
                             "累计",         "汇总",        "共3项",
                             "共 3 个项目",  "共计3个项目", "合计:3",
                             "Total",        "TOTAL",       "Grand total",
                             "Sub-total",    "Sum",         "Total: 3",
                             "平均",         "Average",     "合计人民币",
                             "房建小计",     "2025年合计",  "合计3个项目，面积12万平方米",
                             "Ｔｏｔａｌ"}) {
        CAPTURE(word);
        const std::string text(word);
        CHECK(isNoProject(kWithIds, text + ",,,,47"));
        CHECK(isNoProject(kWithIds, "," + text + ",,,\"1,200\""));
        CHECK(isNoProject(kWithSerials, text + ",,,,47"));
        CHECK(isNoProject(kWithSerials, "4," + text + ",,,47万元"));
        CHECK(isNoProject(kWithoutIds, text + ",,,¥47.5"));
        CHECK(isNoProject(kWithoutIds, text + ",3个,,47"));
    }
    CHECK(isNoProject(kWithoutIds, "共3项,,,"));
    CHECK(isNoProject(kWithoutIds, "3 projects,,,"));
    CHECK(isNoProject(kWithIds, "Total,,,2026-01-01,47"));
}

TEST_CASE("signatures, footers and notes are named")
{
    for (const char *row : {"填表人：,王五,审核：,李四",
                            "填表人：王五,审核：李四,,日期：2026年1月",
                            "审核：李四,,,",
                            "制表：,,,",
                            "制表人,,审核人,",
                            "日期：,2026-01-01,,",
                            "注：本表由工程部编制,,,",
                            "备注1、改名的项目见附件,,,",
                            "備註：,,,",
                            "备注,,,",
                            "注：以上项目,数据截至2026年6月,,",
                            "以下空白,,,",
                            "（以下空白）,,,",
                            "第1页 共2页,,,",
                            "Page 1 of 2,,,",
                            "Prepared by: Wang,,Checked by: Li,",
                            "Note: all of them are finished,,,",
                            "填表人：张三,,,2026-01-01",
                            "***,,,",
                            "（本页无正文）,,,",
                            "转下页,,,",
                            "导出时间：2026-01-01 10:00,,,",
                            "Generated on 2026-01-01,,,",
                            "Exported by: ERP,,,",
                            "审核,李四,制表,王五",
                            "审核人签字：,,,",
                            "单位（盖章）：,,,",
                            "日期,2026-01-05,,",
                            "说明,本表不含在建项目,,",
                            "End of list,,,",
                            "※说明：不含在建项目,,,",
                            "本表由工程部负责编制，数据截至2026年6月。,,,"}) {
        CAPTURE(row);
        CHECK(isNoProject(kWithoutIds, row));
        CHECK(isNoProject(kWithIds, std::string(row) + ","));
        CHECK(isNoProject(kWithSerials, std::string(row) + ","));
    }
}

TEST_CASE("rows that say how to fill the columns are named, right below the headings only")
{
    for (const char *row : {",,,,万元", ",,,,（万元）", ",文本,文本,yyyy-mm-dd,万元", "必填,必填,选填,选填,选填",
                            "单位：万元,,,,", "1,2,3,4,5", "（1）,（2）,（3）,（4）,（5）", "甲,乙,丙,1,2"}) {
        CAPTURE(row);
        for (const Shape &shape : {kWithIds, kWithSerials}) {
            const Result<ProjectList, Faults> list =
                readCsvList(std::string(shape.headings) + row + '\n' + shape.projects, "l.csv", {});
            REQUIRE_FALSE(list.ok());
            CHECK(places(list.error()) == Places{"l.csv:2"});
        }
    }
    CHECK(isProject(kWithoutIds, "米,,,"));
}

TEST_CASE("a project whose name holds such a word stays one")
{
    for (const char *row :
         {"P4,Total Energies Tower,道达尔,2023-01-01,4", "P4,合计花园,x,2023-01-01,4", "P4,合计,,,4",
          "P4,合计,城投,2023-01-01,4", "P4,备注：改名,x,2023-01-01,3", "合计,合计花园,城投,2023-01-01,4",
          "Total,Total Tower,ACME,2023-01-01,4", "SUM-1,Sum Tower,,,", "P4,共3号楼,,,", "注1,楼,x,2023-01-01,1",
          "P4,,,,", "P4,以下空白,,,", "填表人：王,滨江花园,城投,2020-01-10,1", "以下空白,楼,城投,2020-01-10,1"}) {
        CAPTURE(row);
        CHECK(isProject(kWithIds, row));
    }
    for (const char *row : {"Total Energies Tower,道达尔,2023-01-01,4",
                            "合计花园,x,2023-01-01,4",
                            "汇总中心大厦,,,4",
                            "Total Energies Tower,,,4",
                            "Subtotal House,,,",
                            "Standby: generator,,,12",
                            "一标段：土建工程,,,5",
                            "Update: gate 3,,,",
                            "合计,城投,2023-01-01,4",
                            "电话亭改造,x,2023-01-01,3",
                            "单位宿舍楼,,,",
                            "3号楼,城投,2023-01-01,4",
                            "小计量站,,,5",
                            "共和大厦,,,",
                            "注塑车间,,,",
                            "Summit Tower,,,2",
                            "Note Street 5,,,",
                            "审核中心大楼,,,1",
                            "累计山隧道,城投,,8",
                            "Page Museum,City,2020-01-01,3"}) {
        CAPTURE(row);
        CHECK(isProject(kWithoutIds, row));
        CHECK(isProject(kWithSerials, std::string("4,") + row));
    }
}

TEST_CASE("a list of ids alone: short words are ids")
{
    const auto ids = [](const std::string &last) {
        const Result<ProjectList, Faults> list = readCsvList("项目编号\nA\nB\n" + last + '\n', "l.csv", {});
        return list ? list->projects.size() : 0;
    };
    for (const char *id : {"End", "Page", "Date", "NA", "审核", "12", "m2"})
        CHECK(ids(id) == 3);
    for (const char *footer : {"合计", "以下空白", "填表人：王", "共2项"})
        CHECK(ids(footer) == 0);
}
