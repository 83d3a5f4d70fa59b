#pragma once
// A daemon's replica of a record that it shares with others: read like the embedded store, written through the shared
// log.

#include "syncd/backend/shared_record.h"
#include "syncd/backend/sqlite_log_store.h"

namespace plumbline::backend {

class SharedLogStore final : public LogStore {
public:
    SharedLogStore(core::store::StoreThread &store, SharedRecord &record, const core::Clock &clock, Post post);

    core::Result<core::sync::HeadsByAudit> begin(Listener listener) override;
    const core::record::OriginId &origin() const override { return m_replica.origin(); }
    void read(core::sync::action::ReadRuns asked, Then<core::Result<core::sync::RunsRead>> then) override;
    void admit(Take take, Then<std::vector<core::sync::Admitted>> then) override;
    void certify(std::vector<core::sync::StreamNumber> streams,
                 Then<core::Result<std::vector<core::trust::Receipt>>> then) override;

private:
    core::store::StoreThread &m_store;
    SharedRecord &m_record;
    const core::Clock &m_clock;
    Post m_post;
    std::shared_ptr<bool> m_alive;
    SqliteLogStore m_replica;
};

} // namespace plumbline::backend
