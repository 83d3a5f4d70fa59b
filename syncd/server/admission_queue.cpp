#include "syncd/server/admission_queue.h"

#include <utility>

namespace plumbline::server {

using namespace core;

void AdmissionQueue::add(sync::action::Admit admit, Then then)
{
    m_waiting.push_back(std::move(admit));
    m_answers.push_back(std::move(then));
    if (!m_busy)
        flush();
}

void AdmissionQueue::flush()
{
    if (m_waiting.empty())
        return;
    m_busy = true;
    m_store.admit(std::exchange(m_waiting, {}),
                  [this, alive = std::weak_ptr(m_alive),
                   answers = std::exchange(m_answers, {})](std::vector<sync::Admitted> admitted) {
                      if (alive.expired())
                          return;
                      m_busy = false;
                      flush(); // the disk first: what gathered meanwhile is written while these are answered
                      for (std::size_t i = 0; i < answers.size(); ++i)
                          answers[i](std::move(admitted[i]));
                  });
}

} // namespace plumbline::server
