#include "core/exchange/report_sheets.h"

#include "core/exchange/missing_words.h"

namespace plumbline::core::exchange {

namespace {

void verdict(ReportSheet &sheet, const scoring::AuditResult &result)
{
    const std::string stars = std::to_string(result.stars);
    sheet.fact("认证结果",
               std::string(result.pass ? "通过，" + stars + " 星" : "不通过")
                   + (result.final ? "（最终）" : "（暂定，尚有缺项）"));
    if (!result.final)
        sheet.fact("仍可能的星级",
                   std::to_string(result.possible.worst) + " 至 " + std::to_string(result.possible.best));
    sheet.fact("服务特性测评", scoreWords(result.service) + "，" + std::to_string(result.evaluations) + " 份评价计入");
    if (result.interval)
        sheet.fact("95 % 置信区间", "[" + result.interval->lower + ", " + result.interval->upper + "]（仅供参考）");
    for (const int threshold : result.straddles)
        sheet.fact("注意", "置信区间跨过 " + std::to_string(threshold) + " 分");
    constexpr const char *kLevels[] = {"三级", "四级", "五级"};
    sheet.fact("管理要求审核",
               scoreWords(result.management) + "，" + (result.level == 0 ? "三级以下" : kLevels[result.level - 3]));
}

void dimensions(ReportSheet &sheet, const scoring::AuditResult &result)
{
    sheet.headings({"维度", "服务特性测评", "精确值", "管理要求审核", "精确值"});
    for (const standard::Dimension &dimension : standard::dimensions()) {
        const scoring::DimensionScore &score = result.dimensions[static_cast<std::size_t>(dimension.number - 1)];
        const auto cut = [](const scoring::Score &value) {
            return value ? figure(scoring::cutToHundredths(*value)) : centred("—");
        };
        const auto exact = [](const scoring::Score &value) {
            return centred(value ? scoring::exactText(*value) : "—");
        };
        sheet.row({plain(std::to_string(dimension.number) + " " + std::string(dimension.title.zh)), cut(score.service),
                   exact(score.service), cut(score.management), exact(score.management)});
    }
}

void conformity(ReportSheet &sheet, const ReportInput &input)
{
    sheet.fact("符合性结论", conclusionWord(input.result.conclusion));
    if (!input.audit.conformity.justification.empty())
        sheet.fact("理由", input.audit.conformity.justification);
    sheet.headings({"符合性指标", "状态", "各月合计 %", "备注", ""});
    sheet.merge(sheet.rows.size() - 1, 3, sheet.rows.size() - 1, 4);
    const auto known = standard::indicators();
    for (std::size_t i = 0; i < input.result.indicators.size(); ++i) {
        const scoring::IndicatorState &state = input.result.indicators[i];
        const auto mark = input.audit.conformity.indicators.find(std::string(state.code));
        sheet.row({plain(std::string(state.code) + " " + std::string(known[i].title.zh)),
                   centred(indicationWord(state.state)),
                   state.total ? figure(scoring::cutToHundredths(*state.total)) : centred("—"),
                   plain(mark == input.audit.conformity.indicators.end() ? std::string() : mark->second.note),
                   plain("")});
        sheet.merge(sheet.rows.size() - 1, 3, sheet.rows.size() - 1, 4);
    }
}

} // namespace

ReportSheet resultSheet(const ReportInput &input)
{
    ReportSheet sheet{"结果", {34, 16, 18, 16, 26}};
    sheet.title("建设工程售后服务认证审核结果");
    sheet.fact("受评组织", input.audit.organisation.name);
    sheet.fact("审核编号", input.audit.id);
    sheet.fact("依据",
               "CTS " + input.audit.standard + "，条目目录第 " + std::string(standard::catalogueVersion())
                   + " 版（SHA-256 " + std::string(standard::catalogueHash()) + "）");
    verdict(sheet, input.result);
    dimensions(sheet, input.result);
    conformity(sheet, input);
    for (const scoring::Missing &entry : input.result.missing)
        sheet.fact("尚缺", missingWords(entry).zh);
    for (const Text &objection : input.result.objections)
        sheet.fact("样本未核实", objection.zh);
    for (const std::string &id : input.result.outsideSample)
        sheet.fact("样本之外的评价", id);
    return sheet;
}

ReportSheet managementSheet(const ReportInput &input)
{
    ReportSheet sheet{"管理要求", {10, 40, 10, 10, 26, 34}, true};
    sheet.title("管理要求审核（6.1.2，五级成熟度）");
    sheet.headings({"条目", "标题", "应得分", "成熟度", "不涉及的理由", "备注"});
    sheet.repeatedRows = sheet.rows.size();
    for (const audit::Grade &grade : input.audit.management) {
        const standard::Item &item = standard::item(grade.item);
        const auto whole = input.audit.notInvolved.find(grade.item);
        const std::string reason =
            whole != input.audit.notInvolved.end() ? whole->second : grade.notInvolved.value_or(std::string());
        sheet.row({plain(std::string(item.code)), plain(std::string(item.title.zh)),
                   figure(std::to_string(item.duePoints)),
                   grade.level          ? figure(std::to_string(*grade.level))
                       : reason.empty() ? centred("未评")
                                        : centred("不涉及"),
                   plain(reason), plain(grade.note)});
    }
    for (const auto &[item, reason] : input.audit.notInvolved)
        sheet.row({plain(std::string(standard::item(item).code)), plain(std::string(standard::item(item).title.zh)),
                   plain(""), centred("整次审核不涉及"), plain(reason), plain("")});
    return sheet;
}

ReportSheet monthSheet(const ReportInput &input)
{
    ReportSheet sheet{"月度数据", {12, 12, 12, 12, 12, 14, 14, 16}};
    sheet.title("月度服务数据（附录 1 说明 1）");
    sheet.headings({"月份", "问题总数", "已响应", "已办结", "投诉总数", "已解决投诉", "调查客户数", "满意度总数"});
    const auto count = [](const std::optional<std::int64_t> &value) {
        return value ? figure(std::to_string(*value)) : centred("—");
    };
    for (const audit::ServiceMonth &month : input.audit.serviceMonths)
        sheet.row({centred(month.month), count(month.issues), count(month.responded), count(month.closed),
                   count(month.complaints), count(month.complaintsSolved), count(month.surveyed),
                   month.satisfactionTotal ? figure(month.satisfactionTotal->text) : centred("—")});
    return sheet;
}

ReportSheet historySheet(const std::vector<HistoryLine> &lines)
{
    ReportSheet sheet{"修改记录", {26, 36, 8, 14, 26, 18, 34, 24}, true};
    sheet.title("修改记录（由旧到新）");
    sheet.headings({"时间（UTC）", "来源", "序号", "作者", "对象", "字段", "值", "理由"});
    sheet.repeatedRows = sheet.rows.size();
    for (const HistoryLine &line : lines)
        sheet.row({plain(line.time), plain(line.origin), figure(std::to_string(line.number)), plain(line.author),
                   plain(line.entity), plain(line.field), plain(line.value), plain(line.reason)});
    return sheet;
}

} // namespace plumbline::core::exchange
