#include "mobile/document/apply_edit.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"

#include <algorithm>

namespace plumbline::mobile {

namespace {

using namespace core;
namespace field = record::field;

std::string textOf(const record::Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

std::optional<std::string> optionalText(const record::Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text ? std::optional(*text) : std::nullopt;
}

template <class Number>
std::optional<Number> optionalNumber(const record::Value &value)
{
    const auto *number = std::get_if<std::int64_t>(&value);
    return number ? std::optional(static_cast<Number>(*number)) : std::nullopt;
}

/// The member of a list sorted by item, made when absent.
template <class Member>
Member &memberOf(std::vector<Member> &members, standard::ItemIndex item)
{
    auto place = std::lower_bound(members.begin(), members.end(), item,
                                  [](const Member &member, standard::ItemIndex index) { return member.item < index; });
    if (place == members.end() || place->item != item) {
        place = members.insert(place, Member{});
        place->item = item;
    }
    return *place;
}

audit::Evaluation &evaluationOf(audit::Audit &audit, const std::string &id)
{
    auto place = std::find_if(audit.evaluations.begin(), audit.evaluations.end(),
                              [&](const audit::Evaluation &evaluation) { return evaluation.id == id; });
    if (place == audit.evaluations.end()) {
        place = audit.evaluations.insert(place, audit::Evaluation{});
        place->id = id;
    }
    return *place;
}

audit::ServiceMonth &monthOf(audit::Audit &audit, const std::string &month)
{
    auto place = std::find_if(audit.serviceMonths.begin(), audit.serviceMonths.end(),
                              [&](const audit::ServiceMonth &entry) { return entry.month == month; });
    if (place == audit.serviceMonths.end()) {
        place = audit.serviceMonths.insert(place, audit::ServiceMonth{});
        place->month = month;
    }
    return *place;
}

void apply(audit::Evaluation &evaluation, const std::string &name, const record::Value &value)
{
    if (name == field::kProject)
        evaluation.project = textOf(value);
    else if (name == field::kEvaluator)
        evaluation.evaluator = textOf(value);
    else if (name == field::kEvaluatorKind)
        evaluation.kind = textOf(value) == "auditor" ? audit::EvaluatorKind::Auditor : audit::EvaluatorKind::Customer;
    else if (name == field::kAt)
        evaluation.at = textOf(value);
    else if (name == field::kExcluded)
        evaluation.excluded = optionalText(value);
}

void apply(audit::Answer &answer, const std::string &name, const record::Value &value)
{
    if (name == field::kLikert)
        answer.likert = optionalNumber<int>(value);
    else if (name == field::kAlpha)
        answer.alpha = optionalNumber<audit::Alpha>(value);
    else if (name == field::kNotInvolved)
        answer.notInvolved = optionalText(value);
    else if (name == field::kNote)
        answer.note = textOf(value);
}

void apply(audit::Grade &grade, const std::string &name, const record::Value &value)
{
    if (name == field::kLevel)
        grade.level = optionalNumber<int>(value);
    else if (name == field::kNotInvolved)
        grade.notInvolved = optionalText(value);
    else if (name == field::kNote)
        grade.note = textOf(value);
}

void apply(audit::IndicatorMark &mark, const std::string &name, const record::Value &value)
{
    if (name == field::kMet) {
        const auto *met = std::get_if<bool>(&value);
        mark.met = met ? std::optional(*met) : std::nullopt;
    } else if (name == field::kNote) {
        mark.note = textOf(value);
    }
}

void apply(audit::ServiceMonth &month, const std::string &name, const record::Value &value)
{
    if (name == field::kIssues)
        month.issues = optionalNumber<std::int64_t>(value);
    else if (name == field::kResponded)
        month.responded = optionalNumber<std::int64_t>(value);
    else if (name == field::kClosed)
        month.closed = optionalNumber<std::int64_t>(value);
    else if (name == field::kComplaints)
        month.complaints = optionalNumber<std::int64_t>(value);
    else if (name == field::kComplaintsSolved)
        month.complaintsSolved = optionalNumber<std::int64_t>(value);
    else if (name == field::kSurveyed)
        month.surveyed = optionalNumber<std::int64_t>(value);
    else if (name == field::kSatisfactionTotal)
        month.satisfactionTotal = std::holds_alternative<std::string>(value)
            ? std::optional(audit::Decimal{std::get<std::string>(value)})
            : std::nullopt;
}

void apply(audit::Conformity &conformity, const std::string &name, const record::Value &value)
{
    if (name == field::kJustification)
        conformity.justification = textOf(value);
    else if (name == field::kConclusion && textOf(value) == "met")
        conformity.conclusion = audit::Conclusion::Met;
    else if (name == field::kConclusion && textOf(value) == "not_met")
        conformity.conclusion = audit::Conclusion::NotMet;
    else if (name == field::kConclusion)
        conformity.conclusion.reset();
}

/// Whoever empties an entity says so of its presence too.
bool takesOut(const record::Edit &edit)
{
    return std::ranges::any_of(edit.fields, [](const auto &field) {
        return field.first == field::kPresent && std::holds_alternative<record::Null>(field.second);
    });
}

template <class Members>
auto findById(const Members &members, const std::string &id) -> decltype(&members.front())
{
    const auto place =
        std::find_if(members.begin(), members.end(), [&](const auto &member) { return member.id == id; });
    return place == members.end() ? nullptr : &*place;
}

template <class Members>
auto findByItem(const Members &members, standard::ItemIndex item) -> decltype(&members.front())
{
    const auto place =
        std::lower_bound(members.begin(), members.end(), item,
                         [](const auto &member, standard::ItemIndex index) { return member.item < index; });
    return place == members.end() || place->item != item ? nullptr : &*place;
}

} // namespace

bool applyEdit(audit::Audit &audit, const record::Edit &edit)
{
    const std::string &key = edit.entity.key;
    const auto put = [&edit](auto &member) {
        for (const auto &[name, value] : edit.fields)
            apply(member, name, value);
        return true;
    };
    switch (edit.entity.kind) {
    case record::EntityKind::Evaluation:
        return put(evaluationOf(audit, key));
    case record::EntityKind::Answer: {
        const auto [evaluation, code] = record::splitAnswerKey(key);
        const auto item = standard::findItem(code);
        return item && put(memberOf(evaluationOf(audit, std::string(evaluation)).answers, *item));
    }
    case record::EntityKind::Management: {
        const auto item = standard::findItem(key);
        return item && put(memberOf(audit.management, *item));
    }
    case record::EntityKind::Month:
        put(monthOf(audit, key));
        if (takesOut(edit))
            std::erase_if(audit.serviceMonths, [&key](const audit::ServiceMonth &month) { return month.month == key; });
        return true;
    case record::EntityKind::Indicator:
        return put(audit.conformity.indicators[key]);
    case record::EntityKind::Conformity:
        return put(audit.conformity);
    default:
        return false;
    }
}

const audit::Evaluation *findEvaluation(const audit::Audit &audit, const std::string &id)
{
    return findById(audit.evaluations, id);
}

const audit::Answer *findAnswer(const audit::Evaluation &evaluation, standard::ItemIndex item)
{
    return findByItem(evaluation.answers, item);
}

const audit::Grade *findGrade(const audit::Audit &audit, standard::ItemIndex item)
{
    return findByItem(audit.management, item);
}

const audit::Project *findProject(const audit::Audit &audit, const std::string &id)
{
    return findById(audit.projects, id);
}

const audit::ServiceMonth *findMonth(const audit::Audit &audit, const std::string &month)
{
    const auto place = std::find_if(audit.serviceMonths.begin(), audit.serviceMonths.end(),
                                    [&](const audit::ServiceMonth &entry) { return entry.month == month; });
    return place == audit.serviceMonths.end() ? nullptr : &*place;
}

} // namespace plumbline::mobile
