#include "mobile/history/record_words.h"

#include "core/record/audit_steps.h"
#include "core/record/closing.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/record/submission.h"
#include "mobile/answers/alpha_text.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/texts.h"
#include "mobile/session/settings.h"

#include <QDateTime>

namespace plumbline::mobile {

using namespace core;
using record::EntityKind;
namespace field = record::field;

namespace {

struct FieldWords {
    std::string_view field;
    Text text;
};

const std::vector<FieldWords> &fieldWords()
{
    static const std::vector<FieldWords> kWords{
        {field::kLikert, {"评价等级", "Level"}},
        {field::kAlpha, {"体验系数 α", "Experience coefficient α"}},
        {field::kNotInvolved, {"不涉及的理由", "Not involved, reason"}},
        {field::kNote, {"备注", "Note"}},
        {field::kLevel, {"成熟度等级", "Maturity level"}},
        {field::kMet, {"是否符合", "Met"}},
        {field::kConclusion, {"结论", "Conclusion"}},
        {field::kJustification, {"理由说明", "Justification"}},
        {field::kExcluded, {"排除的理由", "Left out, reason"}},
        {field::kSubmitted, {"已提交", "Handed in"}},
        {field::kSignature, {"签名", "Signature"}},
        {field::kLanguage, {"作答语言", "Language of the answers"}},
        {field::kNoticeAt, {"已阅读告知", "Notice read"}},
        {field::kEvaluator, {"评价人", "Evaluator"}},
        {field::kEvaluatorKind, {"评价人类别", "Kind of evaluator"}},
        {field::kAt, {"时间", "Time"}},
        {field::kProject, {"项目", "Project"}},
        {field::kName, {"名称", "Name"}},
        {field::kKind, {"类别", "Kind"}},
        {field::kCustomer, {"顾客", "Customer"}},
        {field::kCompleted, {"竣工日期", "Completed"}},
        {field::kReason, {"理由", "Reason"}},
        {field::kSeed, {"随机种子", "Seed"}},
        {field::kFrame, {"项目清单散列值", "Hash of the project list"}},
        {field::kSize, {"样本数量", "Size of the sample"}},
        {field::kDrawn, {"抽中的项目", "Projects drawn"}},
        {field::kOut, {"换出", "Out"}},
        {field::kIn, {"换入", "In"}},
        {field::kIssues, {"问题数", "Issues"}},
        {field::kResponded, {"已响应", "Responded"}},
        {field::kClosed, {"已关闭", "Closed"}},
        {field::kComplaints, {"投诉数", "Complaints"}},
        {field::kComplaintsSolved, {"已解决投诉", "Complaints solved"}},
        {field::kSurveyed, {"调查顾客数", "Customers surveyed"}},
        {field::kSatisfactionTotal, {"满意度合计", "Satisfaction total"}},
        {field::kAddress, {"地址", "Address"}},
        {field::kLatitude, {"纬度", "Latitude"}},
        {field::kLongitude, {"经度", "Longitude"}},
        {field::kOrganisation, {"受审核方", "Organisation"}},
        {field::kStandard, {"标准", "Standard"}},
        {field::kPosition, {"在清单中的位置", "Place in the list"}},
        {field::kVisitClosed, {"走访已结束", "Visit closed"}},
        {field::kDone, {"已完成", "Done"}},
        {field::kSignedByStaff, {"认证人员签字", "Signed by the certification staff"}},
        {field::kSignedByHead, {"机构负责人签字", "Signed by the head of the body"}},
        {field::kRole, {"职责", "Role"}},
        {field::kProjects, {"负责的项目", "Projects assigned"}},
        {field::kMedia, {"文件类型", "Kind of file"}},
        {field::kBytes, {"文件大小（字节）", "Size, bytes"}},
        {field::kOriginal, {"原始文件", "Original file"}},
    };
    return kWords;
}

QString itemTitle(const Settings &settings, std::string_view code)
{
    const auto item = standard::findItem(code);
    return item ? qt(code) + QStringLiteral("  ") + settings.pick(standard::item(*item).title) : qt(code);
}

QString indicatorTitle(const Settings &settings, std::string_view code)
{
    for (const standard::Indicator &indicator : standard::indicators()) {
        if (indicator.code == code)
            return qt(code) + QStringLiteral("  ") + settings.pick(indicator.title);
    }
    return qt(code);
}

QString projectName(const AuditDocument &document, const std::string &id)
{
    const audit::Project *project = findProject(document.audit(), id);
    return QString::fromStdString(project && !project->name.empty() ? project->name : id);
}

QString evaluationTitle(const AuditDocument &document, const std::string &id)
{
    const audit::Evaluation *evaluation = findEvaluation(document.audit(), id);
    if (!evaluation)
        return QString::fromStdString(id);
    const QString by = document.settings().pick(evaluation->kind == audit::EvaluatorKind::Auditor
                                                    ? Text{"审核员观察", "Auditor's observation"}
                                                    : Text{"顾客评价", "Customer's answers"});
    return evaluation->evaluator.empty() ? by
                                         : by + QStringLiteral(" · ") + QString::fromStdString(evaluation->evaluator);
}

/// A visit's own key is its project's id; each arrival there has one of its own and names the project.
QString visitTitle(const AuditDocument &document, const record::Entity &visit)
{
    const auto state = document.registers().find(visit);
    if (state == document.registers().end())
        return projectName(document, visit.key);
    const auto *id = state->second.get<std::string>(field::kProject);
    return id ? document.settings().pick(Text{"到达签到 · ", "Arrival · "}) + projectName(document, *id)
              : projectName(document, visit.key);
}

QString stepTitle(const Settings &settings, const std::string &key)
{
    static const std::map<std::string_view, Text> kSteps{
        {record::step::kPlanned, {"策划", "planned"}},    {record::step::kSampled, {"抽样", "sampled"}},
        {record::step::kField, {"现场", "in the field"}}, {record::step::kEvaluated, {"评价", "evaluated"}},
        {record::step::kReviewed, {"复核", "reviewed"}},  {record::step::kDecided, {"决定", "decided"}},
    };
    const auto found = kSteps.find(key);
    return settings.pick(Text{"审核进程 · ", "Step of the audit · "})
        + (found == kSteps.end() ? qt(key) : settings.pick(found->second));
}

} // namespace

QString entityTitle(const AuditDocument &document, const record::Entity &entity)
{
    const Settings &settings = document.settings();
    switch (entity.kind) {
    case EntityKind::Answer:
        return itemTitle(settings, record::splitAnswerKey(entity.key).second);
    case EntityKind::Management:
    case EntityKind::NotInvolved:
        return itemTitle(settings, entity.key);
    case EntityKind::Evaluation:
        return evaluationTitle(document, entity.key);
    case EntityKind::Project:
        return projectName(document, entity.key);
    case EntityKind::Visit:
        return visitTitle(document, entity);
    case EntityKind::Step:
        return stepTitle(settings, entity.key);
    case EntityKind::Member:
        return settings.pick(Text{"审核组成员 · ", "Team member · "}) + qt(entity.key);
    case EntityKind::Attachment: // its name says nothing to anybody; its beginning tells two apart
        return settings.pick(Text{"照片或签名 · ", "Photo or signature · "}) + qt(entity.key).left(8);
    case EntityKind::Sample:
    case EntityKind::Replacement:
        return settings.pick(Text{"抽样", "Sample"});
    case EntityKind::Conformity:
        return settings.pick(Text{"符合性结论", "Conclusion on the indicators"});
    case EntityKind::Audit:
        return settings.pick(Text{"审核", "Audit"});
    case EntityKind::Month:
        return settings.pick(Text{"月度数据 ", "Month "}) + QString::fromStdString(entity.key);
    case EntityKind::Indicator:
        return indicatorTitle(settings, entity.key);
    default:
        return QString::fromStdString(entity.key);
    }
}

QString entityPlace(const AuditDocument &document, const record::Entity &entity)
{
    if (entity.kind != EntityKind::Answer && entity.kind != EntityKind::Evaluation)
        return {};
    const bool answer = entity.kind == EntityKind::Answer;
    const std::string id(answer ? std::string(record::splitAnswerKey(entity.key).first) : entity.key);
    const audit::Evaluation *evaluation = findEvaluation(document.audit(), id);
    if (!evaluation)
        return {};
    const QString project = projectName(document, evaluation->project);
    return answer ? project + QStringLiteral(" · ") + evaluationTitle(document, id) : project;
}

QString fieldTitle(const Settings &settings, EntityKind, const std::string &field)
{
    if (field.starts_with(field::kPhoto))
        return settings.pick(Text{"照片", "Photo"});
    if (const auto handedIn = record::splitHandedIn(field))
        return settings.pick(Text{"提交的内容", "Handed in"}) + QLatin1Char(' ') + qt(handedIn->item);
    for (const FieldWords &words : fieldWords()) {
        if (words.field == field)
            return settings.pick(words.text);
    }
    return QString::fromStdString(field);
}

QString valueText(const Settings &settings, EntityKind kind, const std::string &field, const record::Value &value)
{
    if (const auto *truth = std::get_if<bool>(&value))
        return settings.pick(*truth ? Text{"是", "yes"} : Text{"否", "no"});
    if (const auto *text = std::get_if<std::string>(&value)) {
        if (field == field::kConclusion)
            return settings.pick(*text == "met" ? Text{"符合", "met"} : Text{"不符合", "not met"});
        if (field == field::kEvaluatorKind)
            return settings.pick(*text == "auditor" ? Text{"审核员", "auditor"} : Text{"顾客", "customer"});
        return QString::fromStdString(*text).trimmed();
    }
    if (const auto *raw = std::get_if<record::RawJson>(&value))
        return QString::fromStdString(raw->text);
    const auto *number = std::get_if<std::int64_t>(&value);
    if (!number)
        return QStringLiteral("–");
    const bool level = *number >= 1 && *number <= standard::kMaturityLevelCount;
    if (kind == EntityKind::Answer && field == field::kLikert && level)
        return QString::number(*number) + QStringLiteral("  ")
            + settings.pick(standard::likertLabel(static_cast<int>(*number)));
    if (kind == EntityKind::Management && field == field::kLevel && level)
        return settings.pick(standard::maturityLabel(static_cast<int>(*number)));
    if (kind == EntityKind::Answer && field == field::kAlpha)
        return alphaText(static_cast<audit::Alpha>(*number));
    if (field.starts_with(field::kPhoto))
        return QString::fromStdString(field.substr(std::string_view(field::kPhoto).size(), 8));
    return QString::number(*number);
}

QString deviceText(const AuditDocument &document, const record::OriginId &origin)
{
    if (document.isOwn(origin))
        return document.settings().pick(Text{"本平板", "this tablet"});
    const QString id = QString::fromStdString(record::originText(origin)).left(8);
    return document.settings().pick(Text{"设备 ", "device "}) + id;
}

QString momentText(const record::HybridTime &time)
{
    return QDateTime::fromMSecsSinceEpoch(time.millis).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace plumbline::mobile
