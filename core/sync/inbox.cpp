#include "core/sync/inbox.h"

#include <algorithm>

namespace plumbline::core::sync {

Result<std::vector<store::EncodedRun>, Reason> Inbox::received(const Batch &batch)
{
    if (batch.sequence != m_next)
        return Reason::OutOfOrder;
    if (m_bytes >= m_window && !m_waiting.empty())
        return Reason::OverWindow;
    auto runs = unpackRuns(batch);
    if (!runs)
        return runs;
    ++m_next;
    m_bytes += batch.runs.size();
    m_waiting.push_back({batch.sequence, batch.runs.size(), {}});
    m_peerMore = batch.more;
    return runs;
}

void Inbox::refuse(std::uint64_t sequence, Refusal refusal)
{
    const auto waiting = std::ranges::find(m_waiting, sequence, &Waiting::sequence);
    if (waiting != m_waiting.end())
        waiting->refusals.push_back(std::move(refusal));
}

Result<Ack, Reason> Inbox::admitted(const Admitted &admitted)
{
    if (m_waiting.empty() || m_waiting.front().sequence != admitted.sequence)
        return Reason::OutOfOrder;
    Ack ack{admitted.sequence, std::move(m_waiting.front().refusals), admitted.receipts};
    m_bytes -= m_waiting.front().bytes;
    m_waiting.pop_front();
    for (const Admission &admission : admitted.admissions)
        if (admission.reason != Reason::None)
            ack.refusals.push_back({admission.head.audit, admission.head.origin,
                                    std::max(admission.at, admission.head.number + 1), admission.reason,
                                    admission.quarantined, admission.text, admission.head.number});
    // Of what was to be quarantined, the store has some already, and finds that some could never be released.
    const std::vector<Refusal> all = ack.refusals;
    std::erase_if(ack.refusals, [&](const Refusal &refusal) {
        const auto same = [&](const auto &other) {
            return other.audit == refusal.audit && other.origin == refusal.origin;
        };
        return refusal.quarantined
            && (std::ranges::any_of(
                    ack.receipts,
                    [&](const trust::Receipt &receipt) { return same(receipt) && receipt.number >= refusal.first; })
                || std::ranges::any_of(all, [&](const Refusal &other) { return same(other) && !other.quarantined; }));
    });
    return ack;
}

} // namespace plumbline::core::sync
