#include "core/exchange/alpha_text.h"
#include "core/exchange/csv_writer.h"
#include "core/exchange/missing_words.h"
#include "core/exchange/report.h"
#include "core/exchange/report_sheets.h"

namespace plumbline::core::exchange {

namespace {

/// The columns, in their order; a row fills those that it has.
struct CsvRow {
    std::string what, evaluation, project, name, kind, customer, completed, by, role, at, item, title, due, level,
        alpha, actual, notInvolved, note;
};

class ReportTable {
public:
    ReportTable()
    {
        m_csv.row({"类别", "评价编号", "项目编号", "名称", "种类", "顾客", "竣工日期", "评价人", "身份", "时间", "条目",
                   "标题", "应得分", "等级", "体验系数", "得分", "不涉及", "备注"});
    }

    void add(const CsvRow &r)
    {
        m_csv.row({r.what, r.evaluation, r.project, r.name, r.kind, r.customer, r.completed, r.by, r.role, r.at, r.item,
                   r.title, r.due, r.level, r.alpha, r.actual, r.notInvolved, r.note});
    }

    std::string take() { return m_csv.take(); }

private:
    CsvWriter m_csv;
};

CsvRow fact(const std::string &title, const scoring::Score &score)
{
    CsvRow row;
    row.what = "结果";
    row.title = title;
    row.actual = score ? scoring::cutToHundredths(*score) : "";
    row.note = score ? "精确值 " + scoring::exactText(*score) : "";
    return row;
}

CsvRow note(const std::string &what, const std::string &title, const std::string &text)
{
    CsvRow row;
    row.what = what;
    row.title = title;
    row.note = text;
    return row;
}

void results(ReportTable &table, const ReportInput &input)
{
    const scoring::AuditResult &result = input.result;
    table.add(note("结果", "受评组织", input.audit.organisation.name));
    table.add(note("结果", "审核编号", input.audit.id));
    table.add(note("结果", "认证结果",
                   (result.pass ? "通过，" + std::to_string(result.stars) + " 星" : std::string("不通过"))
                       + (result.final ? "（最终）" : "（暂定）")));
    table.add(fact("服务特性测评", result.service));
    CsvRow management = fact("管理要求审核", result.management);
    management.level = result.level == 0 ? "三级以下" : std::to_string(result.level);
    table.add(management);
    for (const standard::Dimension &dimension : standard::dimensions()) {
        const scoring::DimensionScore &score = result.dimensions[static_cast<std::size_t>(dimension.number - 1)];
        table.add(fact("服务：" + std::string(dimension.title.zh), score.service));
        table.add(fact("管理：" + std::string(dimension.title.zh), score.management));
    }
    table.add(note("结果", "符合性结论", conclusionWord(result.conclusion)));
    table.add(note("结果", "符合性结论的理由", input.audit.conformity.justification));
    for (const scoring::Missing &entry : result.missing)
        table.add(note("尚缺", "", missingWords(entry).zh));
    for (const scoring::IndicatorState &state : result.indicators) {
        const auto mark = input.audit.conformity.indicators.find(std::string(state.code));
        CsvRow row = note("符合性指标", indicationWord(state.state),
                          mark == input.audit.conformity.indicators.end() ? std::string() : mark->second.note);
        row.item = state.code;
        row.actual = state.total ? scoring::cutToHundredths(*state.total) : "";
        table.add(row);
    }
}

void sample(ReportTable &table, const audit::Sample &drawn)
{
    table.add(note("样本", "种子", drawn.seed));
    table.add(note("样本", "清单散列（SHA-256）", drawn.frame.value_or(std::string())));
    for (const std::string &id : drawn.drawn) {
        CsvRow row = note("抽中", "", "");
        row.project = id;
        table.add(row);
    }
    for (const audit::Replacement &replacement : drawn.replacements) {
        CsvRow row = note("替换", "由 " + replacement.in + " 替换", replacement.reason);
        row.project = replacement.out;
        table.add(row);
    }
}

void projects(ReportTable &table, const audit::Audit &audit)
{
    for (const audit::Project &project : audit.projects) {
        CsvRow row = note("项目", "", "");
        row.project = project.id;
        row.name = project.name;
        row.kind = project.kind;
        row.customer = project.customer;
        row.completed = project.completed;
        table.add(row);
    }
}

void answers(ReportTable &table, const audit::Evaluation &evaluation, const scoring::ItemScope &scope)
{
    for (const audit::Answer &answer : evaluation.answers) {
        const standard::Item &item = standard::item(answer.item);
        const ItemStanding standing = standingOf(evaluation, answer.item, scope);
        CsvRow row = note("答案", std::string(item.title.zh), answer.note);
        row.evaluation = evaluation.id;
        row.project = evaluation.project;
        row.item = item.code;
        row.due = std::to_string(item.duePoints);
        row.level = answer.likert ? std::to_string(*answer.likert) : "";
        row.notInvolved = answer.notInvolved.value_or(std::string());
        if (standing.state == ItemStanding::State::Given) {
            row.alpha = alphaText(standing.thousandths);
            row.actual = pointsText(item.duePoints, standing.thousandths);
        }
        table.add(row);
    }
}

void evaluations(ReportTable &table, const ReportInput &input)
{
    const scoring::ItemScope scope = scoring::scopeOf(input.audit);
    for (std::size_t i = 0; i < input.audit.evaluations.size(); ++i) {
        const audit::Evaluation &evaluation = input.audit.evaluations[i];
        const scoring::Score &score = input.result.evaluationScores[i].score;
        CsvRow row = note("评价", input.result.evaluationScores[i].counts ? "计入" : "不计",
                          evaluation.excluded.value_or(std::string()));
        row.evaluation = evaluation.id;
        row.project = evaluation.project;
        row.by = evaluation.evaluator;
        row.role = evaluation.kind == audit::EvaluatorKind::Auditor ? "审核员" : "顾客";
        row.at = evaluation.at;
        row.actual = score ? scoring::cutToHundredths(*score) : "";
        table.add(row);
        answers(table, evaluation, scope);
    }
}

void management(ReportTable &table, const audit::Audit &audit)
{
    const scoring::ItemScope scope = scoring::scopeOf(audit);
    for (const auto &[index, reason] : audit.notInvolved) {
        CsvRow row = note("整次审核不涉及", std::string(standard::item(index).title.zh), "");
        row.item = standard::item(index).code;
        row.notInvolved = reason;
        table.add(row);
    }
    for (const audit::Grade &grade : audit.management) {
        const standard::Item &item = standard::item(grade.item);
        const ItemStanding standing = gradeStandingOf(audit, grade.item, scope);
        CsvRow row = note("管理要求", std::string(item.title.zh), grade.note);
        row.item = item.code;
        row.due = std::to_string(item.duePoints);
        row.level = grade.level ? std::to_string(*grade.level) : "";
        row.notInvolved = grade.notInvolved.value_or(std::string());
        if (standing.state == ItemStanding::State::Given)
            row.actual = pointsText(item.duePoints, standing.thousandths);
        table.add(row);
    }
}

void months(ReportTable &table, const audit::Audit &audit)
{
    const auto words = [](const char *label, const std::optional<std::int64_t> &value) {
        return value ? std::string(label) + " " + std::to_string(*value) + "；" : std::string();
    };
    for (const audit::ServiceMonth &month : audit.serviceMonths) {
        CsvRow row = note("月度数据", "",
                          words("问题", month.issues) + words("已响应", month.responded) + words("已办结", month.closed)
                              + words("投诉", month.complaints) + words("已解决投诉", month.complaintsSolved)
                              + words("调查客户", month.surveyed)
                              + (month.satisfactionTotal ? "满意度总数 " + month.satisfactionTotal->text : ""));
        row.at = month.month;
        table.add(row);
    }
}

void history(ReportTable &table, const std::vector<HistoryLine> &lines)
{
    for (const HistoryLine &line : lines) {
        CsvRow row = note("修改记录", line.entity + " " + line.field + " = " + line.value, line.reason);
        row.by = line.author;
        row.at = line.time;
        row.name = line.origin + "#" + std::to_string(line.number);
        table.add(row);
    }
}

} // namespace

std::string reportCsv(const ReportInput &input)
{
    ReportTable table;
    results(table, input);
    if (input.audit.sample)
        sample(table, *input.audit.sample);
    projects(table, input.audit);
    evaluations(table, input);
    management(table, input.audit);
    months(table, input.audit);
    if (input.history)
        history(table, *input.history);
    return table.take();
}

} // namespace plumbline::core::exchange
