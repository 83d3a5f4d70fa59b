#include "mobile/document/write_queue.h"

#include "mobile/session/own_write.h"
#include "mobile/session/store_work.h"

#include <algorithm>
#include <utility>

namespace plumbline::mobile {

using namespace core;

WriteQueue::WriteQueue(store::StoreThread &store, std::string audit, std::function<std::string()> author,
                       QObject *parent)
    : QObject(parent),
      m_store(store),
      m_audit(std::move(audit)),
      m_author(std::move(author))
{
}

void WriteQueue::push(std::vector<record::Edit> edits)
{
    for (record::Edit &edit : edits)
        m_waiting.push_back(std::move(edit));
    sendNext();
    emit stateChanged();
}

void WriteQueue::flush()
{
    if (m_waiting.empty())
        return;
    m_store.post([audit = m_audit, author = m_author(), arrived = std::exchange(m_arrived, nullptr),
                  inFlight = std::exchange(m_inFlight, 0), edits = std::exchange(m_waiting, {})](store::Store &opened) {
        const OwnWrite own;
        const bool taken = inFlight > 0 && arrived && *arrived;
        const std::vector<record::Edit> left(edits.begin() + (taken ? static_cast<std::ptrdiff_t>(inFlight) : 0),
                                             edits.end());
        if (left.empty() || opened.append(audit, author, left))
            return;
        std::size_t lost = 0;
        std::string why;
        for (const record::Edit &edit : left) { // what a rule refuses must not take the others with it
            if (const auto appended = opened.append(audit, author, {edit}); !appended) {
                ++lost;
                why = appended.error().message.zh + " " + appended.error().message.en;
            }
        }
        if (lost > 0) // nobody is left to ask: the queue is gone
            qCritical("%zu 项输入未能保存：%zu entries could not be saved: %s", lost, lost, why.c_str());
    });
}

void WriteQueue::retry()
{
    m_failure.reset();
    sendNext();
    emit stateChanged();
}

SaveState WriteQueue::stateOf(const record::Entity &entity) const
{
    const bool waits = std::any_of(m_waiting.begin(), m_waiting.end(),
                                   [&](const record::Edit &edit) { return edit.entity == entity; });
    if (!waits)
        return SaveState::Saved;
    return m_failure ? SaveState::Failed : SaveState::Pending;
}

std::vector<record::Edit> WriteQueue::pending() const
{
    return {m_waiting.begin(), m_waiting.end()};
}

void WriteQueue::sendNext()
{
    if (m_inFlight > 0 || m_waiting.empty() || m_failure)
        return;
    m_inFlight = m_oneByOne ? 1 : m_waiting.size();
    std::vector<record::Edit> edits(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(m_inFlight));
    m_arrived = std::make_shared<bool>(false);
    onStore(
        m_store, this,
        [audit = m_audit, author = m_author(), arrived = m_arrived, edits = std::move(edits)](store::Store &opened) {
            const OwnWrite own;
            auto appended = opened.append(audit, author, edits);
            *arrived = static_cast<bool>(appended);
            return appended;
        },
        [this, arrived = m_arrived](const auto &result) {
            if (arrived == m_arrived) // else it was flushed meanwhile
                sent(result);
        });
}

void WriteQueue::sent(const Result<std::vector<record::ChangeId>> &result)
{
    const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(m_inFlight);
    const std::vector<record::Edit> edits(m_waiting.begin(), end);
    m_inFlight = 0;
    m_arrived.reset();
    if (result) {
        m_waiting.erase(m_waiting.begin(), end);
        m_oneByOne = m_oneByOne && !m_waiting.empty();
        emit saved(edits);
    } else if (result.error().code == ErrorCode::Refused || result.error().code == ErrorCode::InvalidInput) {
        // Sent together, the rule that one edit breaks would take the others with it: try them alone.
        if (edits.size() > 1) {
            m_oneByOne = true;
        } else {
            m_waiting.erase(m_waiting.begin(), end);
            emit refused(result.error());
        }
    } else {
        m_failure = result.error();
    }
    sendNext();
    emit stateChanged();
}

} // namespace plumbline::mobile
