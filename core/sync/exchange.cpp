#include "core/sync/exchange.h"

namespace plumbline::core::sync {

Result<std::vector<store::EncodedRun>, Reason> Exchange::received(const Batch &batch)
{
    auto runs = m_inbox.received(batch);
    if (runs)
        for (const store::EncodedRun &run : *runs)
            m_outbox.peerHas(run.audit, run.origin, run.changes.back().number);
    return runs;
}

Reason Exchange::received(const Ack &ack)
{
    if (!m_outbox.acknowledged(ack.sequence))
        return Reason::OutOfOrder;
    for (const Refusal &refusal : ack.refusals)
        m_outbox.refused(refusal);
    return Reason::None;
}

void Exchange::pump(Actions &actions)
{
    if (auto next = m_outbox.next())
        actions.push_back(std::move(*next));
}

void Exchange::runsRead(const RunsRead &read, Actions &actions)
{
    if (auto batch = m_outbox.runsRead(read))
        actions.push_back(std::move(*batch));
    pump(actions);
}

Reason Exchange::admitted(const Admitted &admitted, Actions &actions)
{
    if (admitted.failed)
        return Reason::StoreFailed;
    const auto ack = m_inbox.admitted(admitted);
    if (!ack)
        return ack.error();
    actions.emplace_back(action::Send{encode(*ack)});
    return Reason::None;
}

} // namespace plumbline::core::sync
