// Registers as a typed audit. An entity is there when any of its fields has a value that is not null; of a conflict the
// value used meanwhile counts.

#include "core/record/fold.h"

#include "core/record/entity_keys.h"
#include "core/record/submission.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace plumbline::core::record {

namespace {

using namespace audit;

template <class T>
std::optional<T> get(const EntityState &state, std::string_view name)
{
    const T *value = state.get<T>(name);
    return value == nullptr ? std::nullopt : std::optional<T>(*value);
}

std::optional<int> getInt(const EntityState &state, std::string_view name, int least, int most)
{
    const auto value = get<std::int64_t>(state, name);
    return value && *value >= least && *value <= most ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
}

std::string text(const EntityState &state, std::string_view name)
{
    const auto *text = state.get<std::string>(name);
    return text == nullptr ? std::string() : *text;
}

bool present(const EntityState &state)
{
    return std::ranges::any_of(state.fields, [](const auto &field) {
        return field.second.value() != nullptr && !std::holds_alternative<Null>(*field.second.value());
    });
}

UnknownMembers unknown(const EntityState &state, std::string_view prefix)
{
    UnknownMembers members;
    for (auto at = state.fields.lower_bound(prefix); at != state.fields.end(); ++at) {
        if (!at->first.starts_with(prefix))
            break;
        const auto point = at->first.find('.', prefix.size());
        const Value *value = at->second.value();
        if (const auto *json = value == nullptr ? nullptr : std::get_if<RawJson>(value);
            json && point != std::string::npos)
            members.emplace_back(at->first.substr(point + 1), json->text);
    }
    return members;
}

std::vector<std::string> lines(const std::string &text)
{
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        found.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

/// Values with the place they have in the list: those without one after the others, by key.
template <class T>
class Ordered {
public:
    void add(const EntityState &state, T value)
    {
        const auto place = get<std::int64_t>(state, field::kPosition);
        m_values.emplace_back(place.value_or(std::numeric_limits<std::int64_t>::max()), std::move(value));
    }
    std::vector<T> take() // keys ascend within Registers, and the sort is stable
    {
        std::ranges::stable_sort(m_values, {}, &std::pair<std::int64_t, T>::first);
        std::vector<T> values;
        values.reserve(m_values.size());
        for (auto &[place, value] : m_values)
            values.push_back(std::move(value));
        return values;
    }

private:
    std::vector<std::pair<std::int64_t, T>> m_values;
};

using Answers = std::map<std::string, std::vector<Answer>, std::less<>>;

void addAnswer(std::vector<Answer> &answers, std::string_view code, const EntityState &state)
{
    const auto item = standard::findItem(code);
    if (!item)
        return;
    const auto likert = getInt(state, field::kLikert, 1, 5);
    if (likert && state.fields.size() == 1) { // as nearly all are
        answers.push_back({*item, likert, {}, {}, {}, {}});
        return;
    }
    answers.push_back({*item, likert, getInt(state, field::kAlpha, 0, 1000),
                       get<std::string>(state, field::kNotInvolved), text(state, field::kNote),
                       unknown(state, field::kUnknown)});
}

/// Everything but answers, to which those of `answers` are joined.
class Folder {
public:
    Folder(const std::string &id, const Registers &registers, Answers answers)
        : m_registers(registers),
          m_draw(draws(registers)),
          m_answers(std::move(answers))
    {
        m_audit.id = id;
    }

    Audit run()
    {
        for (const auto &[entity, state] : m_registers) {
            if (present(state))
                take(entity, state);
        }
        m_audit.projects = m_projects.take();
        m_audit.serviceMonths = m_months.take();
        if (m_audit.sample)
            m_audit.sample->replacements = replacements();
        m_audit.evaluations = m_evaluations.take();
        for (Evaluation &evaluation : m_audit.evaluations) {
            const auto answers = m_answers.find(evaluation.id);
            if (answers == m_answers.end())
                continue;
            evaluation.answers = std::move(answers->second);
            if (!std::ranges::is_sorted(evaluation.answers, {}, &Answer::item))
                std::ranges::sort(evaluation.answers, {}, &Answer::item);
        }
        std::ranges::sort(m_audit.management, {}, &Grade::item);
        return std::move(m_audit);
    }

private:
    void take(const Entity &entity, const EntityState &state)
    {
        switch (entity.kind) {
        case EntityKind::Audit:
            m_audit.standard = get<std::string>(state, field::kStandard).value_or(m_audit.standard);
            m_audit.organisation.name = text(state, field::kOrganisation);
            m_audit.organisation.unknown = unknown(state, field::kOrganisationUnknown);
            m_audit.unknown = unknown(state, field::kUnknown);
            return;
        case EntityKind::Project:
            m_projects.add(state,
                           {entity.key, text(state, field::kName), text(state, field::kKind),
                            text(state, field::kCustomer), text(state, field::kCompleted),
                            unknown(state, field::kUnknown)});
            return;
        case EntityKind::Sample:
            if (entity.key == std::to_string(m_draw))
                m_audit.sample = Sample{text(state, field::kSeed),
                                        get<std::string>(state, field::kFrame),
                                        get<std::int64_t>(state, field::kSize),
                                        lines(text(state, field::kDrawn)),
                                        {},
                                        unknown(state, field::kUnknown)};
            return;
        case EntityKind::Replacement:
            if (const auto key = splitReplacementKey(entity.key); key && key->first == m_draw)
                m_replacements[key->second] = {text(state, field::kOut), text(state, field::kIn),
                                               text(state, field::kReason), unknown(state, field::kUnknown)};
            return;
        case EntityKind::NotInvolved:
            if (const auto item = standard::findItem(entity.key); item && get<std::string>(state, field::kReason))
                m_audit.notInvolved[*item] = text(state, field::kReason);
            return;
        case EntityKind::Evaluation:
            if (const Candidate *submission = submissionOf(state))
                takeSubmitted(entity, state, submission->by);
            else
                takeEvaluation(entity, state);
            return;
        case EntityKind::Management:
            if (const auto item = standard::findItem(entity.key))
                m_audit.management.push_back({*item, getInt(state, field::kLevel, 1, 5),
                                              get<std::string>(state, field::kNotInvolved), text(state, field::kNote),
                                              unknown(state, field::kUnknown)});
            return;
        case EntityKind::Month:
            takeMonth(entity, state);
            return;
        case EntityKind::Indicator:
            m_audit.conformity.indicators[entity.key] = {get<bool>(state, field::kMet), text(state, field::kNote),
                                                         unknown(state, field::kUnknown)};
            return;
        case EntityKind::Conformity:
            takeConformity(state);
            return;
        default: // answers, and beside the audit file: visits, attachments, steps, members, what a newer version adds
            return;
        }
    }
    void takeEvaluation(const Entity &entity, const EntityState &state)
    {
        Evaluation evaluation;
        evaluation.id = entity.key;
        evaluation.project = text(state, field::kProject);
        evaluation.kind =
            text(state, field::kEvaluatorKind) == "auditor" ? EvaluatorKind::Auditor : EvaluatorKind::Customer;
        evaluation.evaluator = text(state, field::kEvaluator);
        evaluation.at = text(state, field::kAt);
        evaluation.excluded = get<std::string>(state, field::kExcluded);
        evaluation.unknown = unknown(state, field::kUnknown);
        evaluation.unknownBy = unknown(state, field::kByUnknown);
        m_evaluations.add(state, std::move(evaluation));
    }
    /// As it was handed in, whatever came beside or after that.
    void takeSubmitted(const Entity &entity, const EntityState &state, const ChangeId &by)
    {
        auto closed = handedIn(state, by);
        EntityState own;
        for (const auto &[name, field] : state.fields)
            if (!isFrozenField(EntityKind::Evaluation, name))
                own.fields.emplace_hint(own.fields.end(), name, field);
        own.fields.merge(closed[""].fields);
        takeEvaluation(entity, own);
        closed.erase("");
        auto &answers = m_answers[entity.key];
        answers.clear();
        answers.reserve(closed.size());
        for (const auto &[item, answer] : closed)
            addAnswer(answers, item, answer);
    }
    void takeMonth(const Entity &entity, const EntityState &state)
    {
        ServiceMonth month;
        month.month = get<std::string>(state, field::kMonth).value_or(entity.key);
        const auto count = [&](std::string_view name) { return get<std::int64_t>(state, name); };
        month.issues = count(field::kIssues);
        month.responded = count(field::kResponded);
        month.closed = count(field::kClosed);
        month.complaints = count(field::kComplaints);
        month.complaintsSolved = count(field::kComplaintsSolved);
        month.surveyed = count(field::kSurveyed);
        if (auto total = get<std::string>(state, field::kSatisfactionTotal))
            month.satisfactionTotal = Decimal{std::move(*total)};
        month.unknown = unknown(state, field::kUnknown);
        m_months.add(state, std::move(month));
    }
    void takeConformity(const EntityState &state)
    {
        const std::string conclusion = text(state, field::kConclusion);
        if (conclusion == "met")
            m_audit.conformity.conclusion = Conclusion::Met;
        else if (conclusion == "not_met")
            m_audit.conformity.conclusion = Conclusion::NotMet;
        m_audit.conformity.justification = text(state, field::kJustification);
        m_audit.conformity.unknown = unknown(state, field::kUnknown);
    }
    std::vector<Replacement> replacements()
    {
        std::vector<Replacement> ordered;
        for (auto &[position, replacement] : m_replacements)
            ordered.push_back(std::move(replacement));
        return ordered;
    }

    const Registers &m_registers;
    std::uint64_t m_draw;
    Audit m_audit;
    Ordered<Project> m_projects;
    Ordered<Evaluation> m_evaluations;
    Ordered<ServiceMonth> m_months;
    Answers m_answers;
    std::map<std::uint64_t, Replacement> m_replacements;
};

} // namespace

std::uint64_t draws(const Registers &registers)
{
    std::uint64_t latest = 0;
    for (auto at = registers.lower_bound({EntityKind::Sample, ""}); at != registers.end(); ++at) {
        if (at->first.kind != EntityKind::Sample)
            break;
        latest = std::max(latest, parseNumber(at->first.key).value_or(0));
    }
    return latest;
}

void PiecewiseFold::addAnswers(const Registers &piece)
{
    for (auto at = piece.lower_bound({EntityKind::Answer, ""});
         at != piece.end() && at->first.kind == EntityKind::Answer;) {
        const std::string evaluation(splitAnswerKey(at->first.key).first);
        const auto isOthers = [&](const auto &entry) {
            return entry.first.kind != EntityKind::Answer || splitAnswerKey(entry.first.key).first != evaluation;
        };
        const auto end = std::find_if(at, piece.end(), isOthers);
        auto &answers = m_answers[evaluation];
        answers.reserve(answers.size() + static_cast<std::size_t>(std::distance(at, end)));
        for (; at != end; ++at) {
            if (present(at->second))
                addAnswer(answers, splitAnswerKey(at->first.key).second, at->second);
        }
    }
}

Audit PiecewiseFold::finish(const std::string &auditId, const Registers &rest)
{
    return Folder(auditId, rest, std::exchange(m_answers, {})).run();
}

Audit fold(const std::string &auditId, const Registers &registers)
{
    PiecewiseFold pieces;
    pieces.addAnswers(registers);
    return pieces.finish(auditId, registers);
}

} // namespace plumbline::core::record
