#pragma once
// Group commit: while the disk is busy with one transaction, what all connections bring meanwhile gathers for the next.

#include "syncd/backend/log_store.h"

#include <functional>
#include <memory>
#include <vector>

namespace plumbline::server {

class AdmissionQueue {
public:
    using Then = backend::Then<core::sync::Admitted>;

    explicit AdmissionQueue(backend::LogStore &store) : m_store(store), m_alive(std::make_shared<bool>(true)) { }

    /// `then` is called on the network thread once the batch is on disk; answers keep the order asked.
    void add(core::sync::action::Admit admit, Then then);

private:
    void flush();

    backend::LogStore &m_store;
    std::shared_ptr<bool> m_alive;
    std::vector<core::sync::action::Admit> m_waiting;
    std::vector<Then> m_answers; ///< one each of m_waiting
    bool m_busy = false;
};

} // namespace plumbline::server
