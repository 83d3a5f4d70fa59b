// A typed audit as edits, and the edits between two of them.

#include "core/record/entity_keys.h"
#include "core/record/fold.h"

#include <cstdio>
#include <set>

namespace plumbline::core::record {

namespace {

using namespace audit;

class Unfolder {
public:
    Unfolder(const Audit &audit, std::uint64_t draw) : m_audit(audit), m_draw(draw) { }

    std::vector<Edit> run()
    {
        whole();
        projects();
        sample();
        for (const auto &[item, reason] : m_audit.notInvolved)
            start(EntityKind::NotInvolved, code(item)).put(field::kReason, reason);
        evaluations();
        management();
        months();
        conformity();
        finish();
        return std::move(m_edits);
    }

private:
    static std::string code(ItemIndex item) { return std::string(standard::item(item).code); }

    Unfolder &start(EntityKind kind, std::string key)
    {
        finish();
        m_edits.push_back({{kind, std::move(key)}, {}, {}});
        return *this;
    }
    /// An object that says nothing is still there.
    void finish()
    {
        if (!m_edits.empty() && m_edits.back().fields.empty())
            put(field::kPresent, true);
    }
    Unfolder &put(std::string name, Value value)
    {
        m_edits.back().fields.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    Unfolder &putText(const char *name, const std::string &text) { return text.empty() ? *this : put(name, text); }
    template <class T>
    Unfolder &putIf(const char *name, const std::optional<T> &value)
    {
        if (!value)
            return *this;
        if constexpr (std::is_same_v<T, int>)
            return put(name, static_cast<std::int64_t>(*value));
        else
            return put(name, *value);
    }
    Unfolder &putUnknown(const char *prefix, const UnknownMembers &members)
    {
        std::size_t place = 0;
        for (const auto &[name, json] : members) {
            char digits[24];
            std::snprintf(digits, sizeof digits, "%06zu.", place++);
            put(std::string(prefix) + digits + name, RawJson{json});
        }
        return *this;
    }

    void whole()
    {
        start(EntityKind::Audit, "").put(field::kStandard, m_audit.standard);
        putText(field::kOrganisation, m_audit.organisation.name);
        putUnknown(field::kOrganisationUnknown, m_audit.organisation.unknown);
        putUnknown(field::kUnknown, m_audit.unknown);
    }
    void projects()
    {
        std::int64_t position = 0;
        for (const Project &project : m_audit.projects) {
            start(EntityKind::Project, project.id).put(field::kPosition, position++);
            putText(field::kName, project.name).putText(field::kKind, project.kind);
            putText(field::kCustomer, project.customer).putText(field::kCompleted, project.completed);
            putUnknown(field::kUnknown, project.unknown);
        }
    }
    void sample()
    {
        if (!m_audit.sample)
            return;
        const Sample &sample = *m_audit.sample;
        std::string drawn;
        for (const std::string &id : sample.drawn)
            drawn.append(id).append(1, '\n');
        start(EntityKind::Sample, std::to_string(m_draw)).put(field::kSeed, sample.seed);
        putIf(field::kFrame, sample.frame).putIf(field::kSize, sample.size).put(field::kDrawn, drawn);
        putUnknown(field::kUnknown, sample.unknown);
        std::size_t position = 0;
        for (const Replacement &replacement : sample.replacements) {
            start(EntityKind::Replacement, replacementKey(m_draw, position++));
            put(field::kOut, replacement.out).put(field::kIn, replacement.in);
            putText(field::kReason, replacement.reason).putUnknown(field::kUnknown, replacement.unknown);
        }
    }
    void evaluations()
    {
        std::int64_t position = 0;
        for (const Evaluation &evaluation : m_audit.evaluations) {
            start(EntityKind::Evaluation, evaluation.id).put(field::kPosition, position++);
            putText(field::kProject, evaluation.project);
            put(field::kEvaluatorKind,
                std::string(evaluation.kind == EvaluatorKind::Customer ? "customer" : "auditor"));
            putText(field::kEvaluator, evaluation.evaluator).putText(field::kAt, evaluation.at);
            putIf(field::kExcluded, evaluation.excluded);
            putUnknown(field::kByUnknown, evaluation.unknownBy).putUnknown(field::kUnknown, evaluation.unknown);
            for (const Answer &answer : evaluation.answers) {
                start(EntityKind::Answer, answerKey(evaluation.id, code(answer.item)));
                putIf(field::kLikert, answer.likert).putIf(field::kAlpha, answer.alpha);
                putIf(field::kNotInvolved, answer.notInvolved).putText(field::kNote, answer.note);
                putUnknown(field::kUnknown, answer.unknown);
            }
        }
    }
    void management()
    {
        for (const Grade &grade : m_audit.management) {
            start(EntityKind::Management, code(grade.item)).putIf(field::kLevel, grade.level);
            putIf(field::kNotInvolved, grade.notInvolved).putText(field::kNote, grade.note);
            putUnknown(field::kUnknown, grade.unknown);
        }
    }
    void months()
    {
        std::set<std::string> keys;
        std::int64_t position = 0;
        for (const ServiceMonth &month : m_audit.serviceMonths) {
            std::string key = month.month;
            for (int copy = 2; !keys.insert(key).second; ++copy)
                key = month.month + '#' + std::to_string(copy);
            const bool renamed = key != month.month;
            start(EntityKind::Month, std::move(key)).put(field::kPosition, position++);
            if (renamed)
                put(field::kMonth, month.month);
            putIf(field::kIssues, month.issues).putIf(field::kResponded, month.responded);
            putIf(field::kClosed, month.closed).putIf(field::kComplaints, month.complaints);
            putIf(field::kComplaintsSolved, month.complaintsSolved).putIf(field::kSurveyed, month.surveyed);
            if (month.satisfactionTotal)
                put(field::kSatisfactionTotal, month.satisfactionTotal->text);
            putUnknown(field::kUnknown, month.unknown);
        }
    }
    void conformity()
    {
        const Conformity &conformity = m_audit.conformity;
        for (const auto &[clause, mark] : conformity.indicators) {
            start(EntityKind::Indicator, clause).putIf(field::kMet, mark.met).putText(field::kNote, mark.note);
            putUnknown(field::kUnknown, mark.unknown);
        }
        if (!conformity.conclusion && conformity.justification.empty() && conformity.unknown.empty())
            return;
        start(EntityKind::Conformity, "");
        if (conformity.conclusion)
            put(field::kConclusion, std::string(*conformity.conclusion == Conclusion::Met ? "met" : "not_met"));
        putText(field::kJustification, conformity.justification);
        putUnknown(field::kUnknown, conformity.unknown);
    }

    const Audit &m_audit;
    std::uint64_t m_draw;
    std::vector<Edit> m_edits;
};

bool drawnAnew(const std::optional<Sample> &before, const std::optional<Sample> &after)
{
    return before && after
        && (before->seed != after->seed || before->frame != after->frame || before->size != after->size
            || before->drawn != after->drawn);
}

std::map<Entity, std::map<std::string, Value>> byEntity(const std::vector<Edit> &edits)
{
    std::map<Entity, std::map<std::string, Value>> fields;
    for (const Edit &edit : edits)
        fields[edit.entity].insert(edit.fields.begin(), edit.fields.end());
    return fields;
}

} // namespace

std::vector<Edit> unfold(const Audit &audit)
{
    return Unfolder(audit, 1).run();
}

std::vector<Edit> difference(const Audit &before, const Audit &after, std::uint64_t draws)
{
    const bool anew = drawnAnew(before.sample, after.sample) || (!before.sample && after.sample);
    const std::uint64_t drawBefore = std::max<std::uint64_t>(draws, 1);
    auto gone = byEntity(Unfolder(before, drawBefore).run());
    std::vector<Edit> edits;
    for (Edit &edit : Unfolder(after, anew ? draws + 1 : drawBefore).run()) {
        const auto old = gone.find(edit.entity);
        Edit changed{edit.entity, {}, {}};
        for (auto &[name, value] : edit.fields) {
            bool same = false;
            if (old != gone.end()) {
                const auto at = old->second.find(name);
                same = at != old->second.end() && at->second == value;
                if (at != old->second.end())
                    old->second.erase(at);
            }
            if (!same)
                changed.fields.emplace_back(name, std::move(value));
        }
        if (old != gone.end()) {
            for (const auto &[name, value] : old->second)
                changed.fields.emplace_back(name, Null{});
            gone.erase(old);
        }
        if (!changed.fields.empty())
            edits.push_back(std::move(changed));
    }
    for (const auto &[entity, fields] : gone) {
        const bool ofDraw = entity.kind == EntityKind::Sample || entity.kind == EntityKind::Replacement;
        if (ofDraw && anew)
            continue; // the earlier draw stays on record
        Edit cleared{entity, {}, {}};
        for (const auto &[name, value] : fields)
            cleared.fields.emplace_back(name, Null{});
        edits.push_back(std::move(cleared));
    }
    return edits;
}

std::vector<Edit> difference(const Audit &before, const Audit &after)
{
    return difference(before, after, before.sample ? 1 : 0);
}

} // namespace plumbline::core::record
