#include "core/exchange/report_sheets.h"

#include "core/exchange/alpha_text.h"

#include <unordered_map>

namespace plumbline::core::exchange {

namespace {

using State = ItemStanding::State;

const audit::Project *findProject(const audit::Audit &audit, const std::string &id)
{
    for (const audit::Project &project : audit.projects) {
        if (project.id == id)
            return &project;
    }
    return nullptr;
}

/// Whether and why an evaluation counts.
std::string countingWords(const ReportInput &input, std::size_t index)
{
    const audit::Evaluation &evaluation = input.audit.evaluations[index];
    if (audit::isReason(evaluation.excluded))
        return "已排除：" + *evaluation.excluded;
    const scoring::EvaluationScore &score = input.result.evaluationScores[index];
    if (score.counts)
        return "计入";
    return score.complete ? "不计：项目不在样本中" : "不计：尚未完成";
}

ReportCell stateCell(State state)
{
    switch (state) {
    case State::NotInvolved:
        return centred("不涉及");
    case State::Open:
        return centred("未答");
    default:
        return centred("√");
    }
}

} // namespace

ReportSheet sampleSheet(const ReportInput &input)
{
    ReportSheet sheet{"样本", {22, 22, 46, 22, 34}, true};
    sheet.title("抽样（4.1.3.1）");
    const scoring::AuditResult &result = input.result;
    sheet.fact("项目总数 N", std::to_string(result.projects));
    sheet.fact("最小样本量 n", result.required ? std::to_string(*result.required) : "—");
    sheet.fact("已核实", result.verified ? "是" : "否");
    if (!input.audit.sample)
        return sheet;
    const audit::Sample &sample = *input.audit.sample;
    sheet.fact("种子", sample.seed);
    sheet.fact("清单散列（SHA-256）", sample.frame.value_or("未记录"));
    for (const Text &objection : result.objections)
        sheet.fact("未核实的原因", objection.zh);
    std::unordered_map<std::string_view, const audit::Project *> projects;
    for (const audit::Project &project : input.audit.projects)
        projects.emplace(project.id, &project);
    const auto name = [&](const std::string &id) {
        const auto found = projects.find(id);
        return found == projects.end() ? std::string("（不在项目清单中）") : found->second->name;
    };
    sheet.headings({"次序", "抽中的项目", "名称", "被替换为", "理由"});
    for (std::size_t i = 0; i < sample.drawn.size(); ++i)
        sheet.row({figure(std::to_string(i + 1)), plain(sample.drawn[i]), plain(name(sample.drawn[i])), plain(""),
                   plain("")});
    for (std::size_t i = 0; i < sample.replacements.size(); ++i) {
        const audit::Replacement &replacement = sample.replacements[i];
        sheet.row({centred("替换 " + std::to_string(i + 1)), plain(replacement.out), plain(name(replacement.out)),
                   plain(replacement.in), plain(replacement.reason)});
    }
    sheet.headings({"次序", "现有样本", "名称", "", ""});
    for (std::size_t i = 0; i < result.current.size(); ++i)
        sheet.row({figure(std::to_string(i + 1)), plain(result.current[i]), plain(name(result.current[i])), plain(""),
                   plain("")});
    return sheet;
}

ReportSheet projectSheet(const ReportInput &input)
{
    ReportSheet sheet{"项目清单", {8, 22, 46, 18, 30, 14}, true};
    sheet.title("项目清单（抽样所依据的次序）");
    sheet.headings({"次序", "项目编号", "名称", "种类", "顾客", "竣工日期"});
    sheet.repeatedRows = sheet.rows.size();
    std::size_t position = 0;
    for (const audit::Project &project : input.audit.projects)
        sheet.row({figure(std::to_string(++position)), plain(project.id), plain(project.name), plain(project.kind),
                   plain(project.customer), centred(project.completed)});
    return sheet;
}

ReportSheet evaluationSheet(const ReportInput &input, std::size_t index)
{
    const audit::Evaluation &evaluation = input.audit.evaluations[index];
    const audit::Project *project = findProject(input.audit, evaluation.project);
    const std::string number = std::to_string(index + 1);
    ReportSheet sheet{"评价" + number, {12, 40, 8, 10, 10, 10, 10, 30}};
    sheet.title("服务特性测评，第 " + number + " 份");
    sheet.fact("评价编号", evaluation.id);
    sheet.fact("项目", evaluation.project);
    sheet.fact("项目名称", project != nullptr ? project->name : "（不在项目清单中）");
    const bool byAuditor = evaluation.kind == audit::EvaluatorKind::Auditor;
    sheet.fact("评价人", evaluation.evaluator);
    sheet.fact("身份", byAuditor ? "审核员" : "顾客");
    sheet.fact("时间", evaluation.at);
    sheet.fact("是否计入", countingWords(input, index));
    sheet.headings({"条目", "标题", "应得分", "是否涉及", "李克特", "体验系数", "实际得分", "备注"});
    sheet.repeatedRows = sheet.rows.size();
    const scoring::ItemScope scope = scoring::scopeOf(input.audit);
    int due = 0, thousandths = 0;
    auto answer = evaluation.answers.begin();
    for (const standard::ItemIndex i : standard::serviceItems()) {
        while (answer != evaluation.answers.end() && answer->item < i)
            ++answer; // of an item that is graded alone
        const bool answered = answer != evaluation.answers.end() && answer->item == i;
        const standard::Item &item = standard::item(i);
        const ItemStanding standing = standingOf(evaluation, i, scope);
        const bool given = standing.state == State::Given;
        std::string note = answered ? answer->note : std::string();
        if (answered && audit::isReason(answer->notInvolved))
            note = note.empty() ? *answer->notInvolved : *answer->notInvolved + "；" + note;
        sheet.row({plain(std::string(item.code)), plain(std::string(item.title.zh)),
                   figure(std::to_string(item.duePoints)), stateCell(standing.state),
                   given ? figure(std::to_string(*answer->likert)) : centred("—"),
                   given ? figure(alphaText(standing.thousandths)) : centred("—"),
                   given ? figure(pointsText(item.duePoints, standing.thousandths)) : centred("—"), plain(note)});
        due += given ? item.duePoints : 0;
        thousandths += given ? item.duePoints * standing.thousandths : 0;
    }
    const scoring::Score score = input.result.evaluationScores[index].score;
    const auto total = [&sheet](const std::string &label, ReportCell value, const std::string &note) {
        value.look = CellLook::Total;
        sheet.row({{label, CellLook::Total},
                   {"", CellLook::Total},
                   {"", CellLook::Total},
                   {"", CellLook::Total},
                   {"", CellLook::Total},
                   {"", CellLook::Total},
                   std::move(value),
                   {note, CellLook::Total}});
        sheet.merge(sheet.rows.size() - 1, 0, sheet.rows.size() - 1, 5);
    };
    total("总计应得", figure(std::to_string(due)), "");
    total("总计实得分", figure(pointsText(1, thousandths)), "");
    total("评分", score ? figure(scoring::cutToHundredths(*score)) : centred("—"),
          score ? "= " + scoring::exactText(*score) : "");
    return sheet;
}

} // namespace plumbline::core::exchange
