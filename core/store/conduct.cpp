#include "core/store/conduct.h"

#include "core/record/closing.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/record/submission.h"

#include <algorithm>
#include <tuple>

namespace plumbline::core::store {

using namespace record;

Verdict Conduct::check()
{
    if (auto found = submission(); !found || *found)
        return found;
    return amendment();
}

/// Who handed an evaluation in, or had seen it handed in, knew it: an answer given after that can only be an
/// alteration. (One by an origin that had not heard of it is kept, without effect: see submission.h.)
Verdict Conduct::submission()
{
    std::map<std::string, std::vector<ChangeId>> submissions; // of evaluations met so far
    Folded seen;                                              // what this origin had seen, as far as this run tells
    std::uint64_t &seenOfOwn = seen[m_run.origin];
    auto last = submissions.end(); // answers of one evaluation mostly come together
    for (const Change &change : m_changes) {
        for (const FieldPatch &patch : change.patches) {
            for (const ChangeId &id : patch.supersedes)
                seen[id.origin] = std::max(seen[id.origin], id.number);
        }
        seenOfOwn = change.id.number - 1;
        if (change.entity.kind != EntityKind::Answer && change.entity.kind != EntityKind::Evaluation)
            continue;
        const std::string_view evaluation = evaluationOf(change.entity);
        if (last == submissions.end() || last->first != evaluation) {
            bool first = false;
            std::tie(last, first) = submissions.try_emplace(std::string(evaluation));
            if (first) {
                auto known = submissionsOf(last->first);
                if (!known)
                    return known.error();
                last->second = std::move(*known);
            }
        }
        const bool knew =
            std::ranges::any_of(last->second, [&](const ChangeId &id) { return seen[id.origin] >= id.number; });
        if (change.entity.kind == EntityKind::Answer && !knew)
            continue; // nearly all
        const bool submits = isSubmission(change);
        const bool alters = std::ranges::any_of(change.patches, [&](const FieldPatch &patch) {
            const bool sealing = change.entity.kind == EntityKind::Evaluation && isSealingField(patch.field);
            return (sealing && !submits) || (knew && isFrozenField(change.entity.kind, patch.field));
        });
        if (alters)
            return refuse(m_run, change.id.number, RunFault::Submitted, ErrorCode::Refused,
                          {"评价 " + last->first + " 已提交，其答案不能更改。",
                           "Evaluation " + last->first + " was handed in: its answers cannot be changed."});
        if (submits)
            last->second.push_back(change.id);
    }
    return std::optional<Fault>();
}

/// The changes known here that handed the evaluation in.
Result<std::vector<ChangeId>> Conduct::submissionsOf(const std::string &evaluation)
{
    std::vector<ChangeId> found;
    const auto audit = m_store.names.findAudit(m_run.audit);
    if (!audit)
        return found;
    const Entity entity{EntityKind::Evaluation, evaluation};
    const auto group = m_store.registers.group(*audit, groupOf(entity));
    if (!group)
        return group.error();
    const auto state = (*group)->entities.find(entity);
    if (state == (*group)->entities.end())
        return found;
    if (const FieldState *submitted = state->second.field(field::kSubmitted))
        for (const Candidate &candidate : submitted->current)
            found.push_back(candidate.by);
    return found;
}

/// Whoever closed the audit knew that an amendment needs a reason. What others do meanwhile they could not know.
Verdict Conduct::amendment()
{
    auto closed = closedByThisOrigin();
    if (!closed)
        return closed.error();
    for (const Change &change : m_changes) {
        if (*closed && isAmendable(change.entity.kind) && !audit::isReason(change.reason))
            return refuse(m_run, change.id.number, RunFault::NeedsReason, ErrorCode::Refused,
                          {"审核已完成评价，更改须说明理由。", "The audit is evaluated: an amendment needs a reason."});
        if (closesAudit(change))
            closed = true;
        else if (change.entity.kind == EntityKind::Step)
            closed = false; // perhaps a step back: what it comes to is for the registers to say
    }
    return std::optional<Fault>();
}

Result<bool> Conduct::closedByThisOrigin()
{
    const auto audit = m_store.names.findAudit(m_run.audit);
    if (!audit || m_changes.empty())
        return false;
    const auto group = m_store.registers.group(*audit, groupOf({EntityKind::Step, ""}));
    if (!group)
        return group.error();
    if (!isClosed((*group)->entities))
        return false;
    for (const auto &[entity, state] : (*group)->entities) {
        const FieldState *const done = state.field(field::kDone);
        if (entity.kind == EntityKind::Step && done != nullptr
            && std::ranges::any_of(done->current, [&](const Candidate &candidate) {
                   return candidate.by.origin == m_run.origin && candidate.value == Value(true);
               }))
            return true;
    }
    return false;
}

} // namespace plumbline::core::store
