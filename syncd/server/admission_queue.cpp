#include "syncd/server/admission_queue.h"

#include "syncd/server/limits.h"

#include <mutex>
#include <utility>

namespace plumbline::server {

using namespace core;

class AdmissionQueue::Waiting {
public:
    /// True if another transaction is needed for it.
    bool add(sync::action::Admit admit, std::size_t bytes)
    {
        const std::lock_guard lock(m_mutex);
        m_batches.push_back({std::move(admit), bytes});
        m_bytes += bytes;
        // Each of those asked for takes at least kTransactionBytes, if there is as much.
        const bool needed = m_transactions * kTransactionBytes < m_bytes || m_transactions == 0;
        m_transactions += needed ? 1 : 0;
        return needed;
    }
    std::vector<sync::action::Admit> take()
    {
        const std::lock_guard lock(m_mutex);
        --m_transactions;
        std::vector<sync::action::Admit> taken;
        for (std::size_t bytes = 0; !m_batches.empty() && bytes < kTransactionBytes; m_batches.pop_front()) {
            bytes += m_batches.front().bytes;
            m_bytes -= m_batches.front().bytes;
            taken.push_back(std::move(m_batches.front().admit));
        }
        return taken;
    }

private:
    struct Batch {
        sync::action::Admit admit;
        std::size_t bytes;
    };

    std::mutex m_mutex;
    std::deque<Batch> m_batches;
    std::size_t m_bytes = 0;        ///< of m_batches
    std::size_t m_transactions = 0; ///< asked for, not begun
};

AdmissionQueue::AdmissionQueue(backend::LogStore &store)
    : m_store(store),
      m_alive(std::make_shared<bool>(true)),
      m_waiting(std::make_shared<Waiting>())
{
}

void AdmissionQueue::add(sync::action::Admit admit, std::size_t bytes, Then then)
{
    m_answers.push_back(std::move(then));
    if (!m_waiting->add(std::move(admit), bytes))
        return;
    m_store.admit([waiting = m_waiting] { return waiting->take(); },
                  [this, alive = std::weak_ptr(m_alive)](std::vector<sync::Admitted> admitted) {
                      for (sync::Admitted &each : admitted) {
                          if (alive.expired())
                              return;
                          const Then answer = std::move(m_answers.front());
                          m_answers.pop_front();
                          answer(std::move(each));
                      }
                  });
}

} // namespace plumbline::server
