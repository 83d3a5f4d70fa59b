#include "core/sync/conversation.h"

namespace plumbline::core::sync {

Actions Conversation::close(Reason reason)
{
    if (m_phase == Phase::Stopped)
        return {};
    m_phase = Phase::Stopped;
    return closing(reason);
}

Actions Conversation::on(const Close &close)
{
    m_phase = Phase::Stopped;
    Actions actions;
    actions.emplace_back(action::Stop{close.reason, close.text, true});
    return actions;
}

Actions Conversation::runsRead(const RunsRead &read)
{
    Actions actions;
    if (m_phase != Phase::Exchanging)
        return actions;
    m_exchange.runsRead(read, actions);
    settled(actions);
    return actions;
}

Actions Conversation::admitted(const Admitted &admitted)
{
    Actions actions;
    if (m_phase != Phase::Exchanging)
        return actions;
    if (const Reason reason = m_exchange.admitted(admitted, actions); reason != Reason::None)
        return close(reason);
    settled(actions);
    return actions;
}

void Conversation::settled(Actions &actions)
{
    m_exchange.pump(actions);
}

} // namespace plumbline::core::sync
