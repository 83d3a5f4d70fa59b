#include "syncd/server/admission_queue.h"

#include "core/sync/store_steps.h"

namespace plumbline::server {

using namespace core;

void AdmissionQueue::add(sync::action::Admit admit, Then then)
{
    m_waiting.push_back({std::move(admit), std::move(then)});
    if (!m_busy)
        flush();
}

void AdmissionQueue::flush()
{
    if (m_waiting.empty())
        return;
    m_busy = true;
    auto batch = std::make_shared<std::vector<Waiting>>(std::move(m_waiting));
    m_waiting.clear();
    m_store.post([this, alive = std::weak_ptr(m_alive), post = m_post, &clock = m_clock, batch](store::Store &store) {
        std::vector<const sync::action::Admit *> asked;
        for (const Waiting &waiting : *batch)
            asked.push_back(&waiting.admit);
        auto answers = std::make_shared<std::vector<sync::Admitted>>(
            sync::admit(store, asked, trust::ReceiptKind::Server, clock.nowMs()));
        post([this, alive, batch, answers] {
            if (alive.expired())
                return;
            m_busy = false;
            flush(); // the disk first: what gathered meanwhile is written while these are answered
            for (std::size_t i = 0; i < batch->size(); ++i)
                (*batch)[i].then(std::move((*answers)[i]));
        });
    });
}

} // namespace plumbline::server
