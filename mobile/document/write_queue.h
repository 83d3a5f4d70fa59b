#pragma once
// Edits on their way to the disk, in order: one append at a time, all that waits goes with the next one. An edit counts
// as saved when the store's append has returned, never earlier; a failed append keeps its edits for another try.

#include "core/record/change.h"
#include "core/store/store_thread.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace plumbline::mobile {

enum class SaveState { Saved, Pending, Failed };

class WriteQueue : public QObject {
    Q_OBJECT

public:
    WriteQueue(core::store::StoreThread &store, std::string audit, std::function<std::string()> author,
               QObject *parent = nullptr);
    ~WriteQueue() override { flush(); }

    /// Whoever ends it takes nothing along: all that waits is handed to the store now, in its order, and the store does
    /// what it was given before it closes. Nobody hears how it went.
    void flush();

    void push(std::vector<core::record::Edit> edits);
    void retry();

    SaveState stateOf(const core::record::Entity &entity) const;
    std::size_t size() const { return m_waiting.size() + m_inFlight; }
    const std::optional<core::Error> &failure() const { return m_failure; }

    /// Edits that the store doesn't have yet, oldest first.
    std::vector<core::record::Edit> pending() const;

signals:
    void stateChanged();
    void saved(const std::vector<core::record::Edit> &edits);
    void refused(const core::Error &error); ///< a rule said no: the edit is dropped, the record is as it was

private:
    void sendNext();
    void sent(const core::Result<std::vector<core::record::ChangeId>> &result);

    core::store::StoreThread &m_store;
    std::string m_audit;
    std::function<std::string()> m_author;    ///< asked at each append: who is enrolled may only just be known
    std::deque<core::record::Edit> m_waiting; ///< the first m_inFlight of them are with the store
    std::size_t m_inFlight = 0;
    std::shared_ptr<bool> m_arrived; ///< whether what is in flight was taken; written on the store's thread
    bool m_oneByOne = false;
    std::optional<core::Error> m_failure;
};

} // namespace plumbline::mobile
