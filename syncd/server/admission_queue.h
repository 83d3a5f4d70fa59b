#pragma once
// Group commit: while the disk is busy with one transaction, what all connections bring meanwhile gathers for the next.
// The store's thread takes it by itself: it never waits for the network thread to have heard of the last one.

#include "syncd/backend/log_store.h"

#include <deque>
#include <memory>

namespace plumbline::server {

class AdmissionQueue {
public:
    using Then = backend::Then<core::sync::Admitted>;

    explicit AdmissionQueue(backend::LogStore &store);

    /// `then` is called on the network thread once the batch is on disk; answers keep the order asked.
    /// `bytes`: see sync::heldBy().
    void add(core::sync::action::Admit admit, std::size_t bytes, Then then);

private:
    class Waiting; ///< of both threads

    backend::LogStore &m_store;
    std::shared_ptr<bool> m_alive;
    std::shared_ptr<Waiting> m_waiting;
    std::deque<Then> m_answers; ///< the oldest first
};

} // namespace plumbline::server
