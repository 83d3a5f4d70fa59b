#pragma once
// Group commit: while the disk is busy with one transaction, what all connections bring meanwhile gathers for the next.

#include "core/base/clock.h"
#include "core/store/store_thread.h"
#include "core/sync/action.h"

#include <functional>
#include <memory>
#include <vector>

namespace plumbline::server {

class AdmissionQueue {
public:
    using Post = std::function<void(std::function<void()>)>;
    using Then = std::function<void(core::sync::Admitted)>;

    AdmissionQueue(core::store::StoreThread &store, const core::Clock &clock, Post post)
        : m_store(store),
          m_clock(clock),
          m_post(std::move(post)),
          m_alive(std::make_shared<bool>(true))
    {
    }

    /// `then` is called on the network thread once the batch is on disk; answers keep the order asked.
    void add(core::sync::action::Admit admit, Then then);

private:
    struct Waiting {
        core::sync::action::Admit admit;
        Then then;
    };

    void flush();

    core::store::StoreThread &m_store;
    const core::Clock &m_clock;
    Post m_post;
    std::shared_ptr<bool> m_alive;
    std::vector<Waiting> m_waiting;
    bool m_busy = false;
};

} // namespace plumbline::server
