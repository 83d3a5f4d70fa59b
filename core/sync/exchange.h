#pragma once
// Both directions of one connection once the opening has told who holds what: an Outbox and an Inbox. The same on
// either side.

#include "core/sync/inbox.h"
#include "core/sync/outbox.h"

namespace plumbline::core::sync {

class Exchange {
public:
    explicit Exchange(std::uint32_t granted) : m_inbox(granted) { }

    Outbox &outbox() { return m_outbox; }
    Inbox &inbox() { return m_inbox; }
    const Outbox &outbox() const { return m_outbox; }
    const Inbox &inbox() const { return m_inbox; }

    /// Runs of a batch; what they hold will not be sent back.
    Result<std::vector<store::EncodedRun>, Reason> received(const Batch &batch);

    /// Reason::OutOfOrder for an unknown sequence.
    Reason received(const Ack &ack);

    /// Appends the next read or batch, where there is one and room for it.
    void pump(Actions &actions);
    void runsRead(const RunsRead &read, Actions &actions);

    /// Appends the acknowledgement. A reason ends the connection: a store that failed above all.
    Reason admitted(const Admitted &admitted, Actions &actions);

    bool idle() const { return m_outbox.idle() && m_inbox.idle(); }

private:
    Outbox m_outbox;
    Inbox m_inbox;
};

} // namespace plumbline::core::sync
