#include "core/exchange/alpha_text.h"
#include "core/exchange/audit_sections.h"
#include "core/exchange/plain_text.h"
#include "core/exchange/twin_ids.h"
#include "core/scoring/alpha_band.h"

#include <algorithm>

namespace plumbline::core::exchange {

namespace {

/// Files of ours are in order already, and sorting costs more than reading.
template <class Entry>
void sortByItem(std::vector<Entry> &entries)
{
    if (!std::ranges::is_sorted(entries, {}, &Entry::item))
        std::ranges::stable_sort(entries, {}, &Entry::item);
}

/// 6.1.1.2: alpha lies inside the band of its level.
void checkBand(AuditFields &fields, const Path &path, const JsonValue &alpha, const audit::Answer &answer)
{
    const scoring::AlphaBand band = scoring::alphaBand(*answer.likert);
    if (*answer.alpha >= band.least && *answer.alpha <= band.greatest)
        return;
    const std::string least = alphaText(band.least);
    const std::string greatest = alphaText(band.greatest);
    const std::string level = std::to_string(*answer.likert);
    const Text found = describe(alpha);
    fields.fault(
        path, alpha,
        {"等级 " + level + " 的体验系数应为 " + least + " 到 " + greatest + "，实为" + found.zh,
         "expected an alpha from " + least + " to " + greatest + " for level " + level + ", found " + found.en});
}

void readAnswer(AuditFields &fields, const Path &path, const JsonValue &value, audit::Answer &answer)
{
    if (!fields.isObject(path, value))
        return;
    const JsonValue *alpha = nullptr;
    const JsonValue *likert = nullptr;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        if (member.name == "likert") {
            likert = &member.value;
            answer.likert = fields.level(here, member.value);
        } else if (member.name == "alpha") {
            alpha = &member.value;
            answer.alpha = fields.alpha(here, member.value);
        } else if (member.name == "not_involved") {
            answer.notInvolved = fields.reason(here, member.value);
        } else if (member.name == "note") {
            answer.note = fields.text(here, member.value);
        } else {
            keepUnknown(answer.unknown, member);
        }
    }
    if (answer.alpha && answer.likert)
        checkBand(fields, path.at("alpha"), *alpha, answer);
    else if (answer.alpha && (likert == nullptr || likert->is(JsonKind::Null)))
        fields.fault(path.at("alpha"), *alpha, {"有体验系数而没有李克特等级", "an alpha without a Likert level"});
}

std::vector<audit::Answer> readAnswers(AuditFields &fields, const Path &path, const JsonValue &value)
{
    std::vector<audit::Answer> answers;
    if (!fields.isObject(path, value))
        return answers;
    answers.reserve(value.members().size());
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        const std::optional<audit::ItemIndex> item = readItem(fields, here, member);
        if (!item)
            continue;
        audit::Answer &answer = answers.emplace_back();
        answer.item = *item;
        readAnswer(fields, here, member.value, answer);
    }
    sortByItem(answers);
    return answers;
}

void readBy(AuditFields &fields, const Path &path, const JsonValue &value, audit::Evaluation &evaluation)
{
    const Text kinds{"“customer”（顾客）或“auditor”（审核员）", "\"customer\" or \"auditor\""};
    if (!fields.isObject(path, value)) {
        if (value.is(JsonKind::Null))
            fields.expected(path, value, {"对象 {…}", "an object {...}"});
        return;
    }
    bool kind = false;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        if (member.name == "kind") {
            kind = true;
            if (member.value.is(JsonKind::String) && member.value.text() == "auditor")
                evaluation.kind = audit::EvaluatorKind::Auditor;
            else if (!member.value.is(JsonKind::String) || member.value.text() != "customer")
                fields.expected(here, member.value, kinds);
        } else if (member.name == "name") {
            evaluation.evaluator = fields.text(here, member.value);
        } else {
            keepUnknown(evaluation.unknownBy, member);
        }
    }
    if (!kind)
        fields.missing(path.at("kind"), value, kinds);
}

audit::Evaluation readEvaluation(AuditFields &fields, const Path &path, const JsonValue &value)
{
    audit::Evaluation evaluation;
    bool id = false, project = false, by = false;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        if (member.name == "id") {
            id = true;
            evaluation.id = fields.id(here, member.value);
        } else if (member.name == "project") {
            project = true;
            evaluation.project = fields.id(here, member.value);
        } else if (member.name == "by") {
            by = true;
            readBy(fields, here, member.value, evaluation);
        } else if (member.name == "at") {
            evaluation.at = fields.time(here, member.value);
        } else if (member.name == "excluded") {
            evaluation.excluded = fields.reason(here, member.value);
        } else if (member.name == "answers") {
            evaluation.answers = readAnswers(fields, here, member.value);
        } else {
            keepUnknown(evaluation.unknown, member);
        }
    }
    if (!id)
        fields.missing(path.at("id"), value, {"编号（字符串）", "an id, as a string"});
    if (!project)
        fields.missing(path.at("project"), value, {"项目编号", "the id of a project"});
    if (!by)
        fields.missing(path.at("by"), value, {"{\"kind\": …, \"name\": …}", "{\"kind\": ..., \"name\": ...}"});
    return evaluation;
}

audit::Grade readGrade(AuditFields &fields, const Path &path, const JsonValue &value)
{
    audit::Grade grade;
    if (!fields.isObject(path, value))
        return grade;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        if (member.name == "level")
            grade.level = fields.level(here, member.value);
        else if (member.name == "not_involved")
            grade.notInvolved = fields.reason(here, member.value);
        else if (member.name == "note")
            grade.note = fields.text(here, member.value);
        else
            keepUnknown(grade.unknown, member);
    }
    return grade;
}

} // namespace

std::optional<audit::ItemIndex> readItem(AuditFields &fields, const Path &path, const JsonMember &member)
{
    const std::optional<audit::ItemIndex> item = standard::findItem(member.name);
    if (!item) {
        const std::string code = shown(member.name);
        fields.fault(path, member.value,
                     {"附录 1 没有条目“" + code + "”，应为 52 个条目编号之一",
                      "Appendix 1 has no item \"" + code + "\"; expected one of its 52 codes"});
    }
    return item;
}

std::map<audit::ItemIndex, std::string> readNotInvolved(AuditFields &fields, const Path &path, const JsonValue &value)
{
    std::map<audit::ItemIndex, std::string> reasons;
    if (!fields.isObject(path, value))
        return reasons;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        const std::optional<audit::ItemIndex> item = readItem(fields, here, member);
        const std::optional<std::string> reason = fields.reason(here, member.value);
        if (item && reason)
            reasons.emplace(*item, *reason);
    }
    return reasons;
}

std::vector<audit::Evaluation> readEvaluations(AuditFields &fields, const Path &path, const JsonValue &value)
{
    std::vector<audit::Evaluation> evaluations;
    if (!fields.isArray(path, value))
        return evaluations;
    evaluations.reserve(value.elements().size());
    TwinIds twins(fields, {"评价", "evaluation"}, value.elements().size());
    std::size_t index = 0;
    for (const JsonValue &element : value.elements()) {
        const Path here = path.at(index++);
        if (!element.is(JsonKind::Object)) {
            fields.expected(here, element, {"对象 {…}", "an object {...}"});
            continue;
        }
        evaluations.push_back(readEvaluation(fields, here, element));
        twins.add(here, element, evaluations.back().id); // the vector never grows beyond what was reserved
    }
    twins.finish(path, value);
    return evaluations;
}

std::vector<audit::Grade> readManagement(AuditFields &fields, const Path &path, const JsonValue &value)
{
    std::vector<audit::Grade> grades;
    if (!fields.isObject(path, value))
        return grades;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        const std::optional<audit::ItemIndex> item = readItem(fields, here, member);
        if (!item)
            continue;
        audit::Grade grade = readGrade(fields, here, member.value);
        grade.item = *item;
        grades.push_back(std::move(grade));
    }
    sortByItem(grades);
    return grades;
}

} // namespace plumbline::core::exchange
