#include "tests/qml/stage/showcase.h"

#include "core/sampling/sampling.h"

namespace plumbline::qmltest {

using namespace core;

namespace {

constexpr int kProjects = 14;

std::vector<std::string> addProjects(audit::Audit &audit)
{
    std::vector<std::string> ids;
    for (int number = 1; number <= kProjects; ++number) {
        audit::Project project;
        project.id = "P-" + std::to_string(number);
        project.name = number % 3 == 0 ? "滨江新区第三人民医院门诊综合楼机电安装及幕墙改造工程（二期）"
            : number % 3 == 1 ? "Riverside Middle School, replacement of electrical lighting fixtures and boilers"
                              : "和平里小区 8 号楼";
        project.kind = number % 2 == 0 ? "住宅" : "公共建筑";
        project.customer = "王女士，物业服务中心";
        project.completed = "2024-0" + std::to_string(1 + number % 9) + "-15";
        ids.push_back(project.id);
        audit.projects.push_back(project);
    }
    return ids;
}

void addSample(audit::Audit &audit, const std::vector<std::string> &ids)
{
    const auto draw = sampling::draw(ids, "20261101-3-5-1-6");
    audit::Sample sample;
    sample.seed = "20261101-3-5-1-6";
    sample.frame = draw->frame;
    sample.size = static_cast<std::int64_t>(draw->drawn.size());
    sample.drawn = draw->drawn;
    sample.replacements.push_back({draw->drawn.at(2), draw->reserve.front(), "业主已搬离，房屋空置", {}});
    audit.sample = sample;
}

void addEvaluation(audit::Audit &audit, const std::string &project, audit::EvaluatorKind kind, int answered)
{
    audit::Evaluation evaluation;
    evaluation.id = "e" + std::to_string(audit.evaluations.size() + 1);
    evaluation.project = project;
    evaluation.kind = kind;
    evaluation.evaluator = kind == audit::EvaluatorKind::Auditor ? "李审核" : "王女士";
    evaluation.at = "2026-11-03T09:30:00+08:00";
    int count = 0;
    for (const audit::ItemIndex item : standard::serviceItems()) {
        if (count == answered)
            break;
        audit::Answer answer;
        answer.item = item;
        answer.likert = 3 + (item + static_cast<int>(audit.evaluations.size())) % 3;
        if (count % 9 == 4)
            answer.note = "现场照片 3 张；维修单 2024-117";
        evaluation.answers.push_back(answer);
        ++count;
    }
    audit.evaluations.push_back(evaluation);
}

void addManagement(audit::Audit &audit)
{
    for (int item = 0; item < standard::kItemCount - 4; ++item) {
        audit::Grade grade;
        grade.item = static_cast<audit::ItemIndex>(item);
        grade.level = 2 + item % 4;
        if (item % 7 == 0)
            grade.note = "《售后服务管理手册》第 4 章，2025 年 6 月修订";
        if (item == 5)
            grade.notInvolved = "本年度无分包工程";
        audit.management.push_back(grade);
    }
}

void addConformity(audit::Audit &audit)
{
    for (const char *name : {"2026-08", "2026-09"}) {
        audit::ServiceMonth month;
        month.month = name;
        month.issues = 120;
        month.responded = 119;
        month.closed = 112;
        month.complaints = 6;
        month.complaintsSolved = 6;
        month.surveyed = 80;
        month.satisfactionTotal = audit::Decimal{"72.05"};
        audit.serviceMonths.push_back(month);
    }
    audit.conformity.indicators["5.0.1"] = {true, "证书 00125Q30001R0M", {}};
    audit.conformity.indicators["1.3.5"] = {false, {}, {}};
    audit.conformity.conclusion = audit::Conclusion::Met;
    audit.conformity.justification = "人员比例在整改期内补足，已查验合同与社保记录。";
}

} // namespace

audit::Audit showcaseAudit()
{
    audit::Audit audit;
    audit.id = kShowcaseId;
    audit.organisation.name = "华东第一建设集团有限公司";
    addSample(audit, addProjects(audit));
    const auto &drawn = audit.sample->drawn;
    addEvaluation(audit, drawn.at(0), audit::EvaluatorKind::Auditor, standard::kServiceItemCount);
    addEvaluation(audit, drawn.at(1), audit::EvaluatorKind::Customer, standard::kServiceItemCount);
    addEvaluation(audit, drawn.at(0), audit::EvaluatorKind::Customer, 21);
    addEvaluation(audit, drawn.at(1), audit::EvaluatorKind::Customer, 6);
    audit.evaluations.back().excluded = "答卷人不是业主";
    addManagement(audit);
    addConformity(audit);
    return audit;
}

} // namespace plumbline::qmltest
