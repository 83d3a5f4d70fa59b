#pragma once
// The embedded store: one sealed SQLite file on a thread of its own.

#include "core/base/clock.h"
#include "core/store/store_thread.h"
#include "syncd/backend/log_store.h"

namespace plumbline::backend {

class SqliteLogStore final : public LogStore {
public:
    /// `kind` of the receipts: a server's or a hub's.
    SqliteLogStore(core::store::StoreThread &store, const core::Clock &clock, Post post,
                   core::trust::ReceiptKind kind = core::trust::ReceiptKind::Server);
    ~SqliteLogStore() override;

    core::Result<core::sync::HeadsByAudit> begin(Listener listener) override;
    const core::record::OriginId &origin() const override { return m_origin; }
    void read(core::sync::action::ReadRuns asked, Then<core::Result<core::sync::RunsRead>> then) override;
    void admit(Take take, Then<std::vector<core::sync::Admitted>> then) override;
    void certify(std::vector<core::sync::StreamNumber> streams,
                 Then<core::Result<std::vector<core::trust::Receipt>>> then) override;

private:
    core::store::StoreThread &m_store;
    const core::Clock &m_clock;
    Post m_post;
    core::trust::ReceiptKind m_kind;
    std::shared_ptr<bool> m_alive; ///< answers that come after the end find nobody
    std::uint64_t m_subscription = 0;
    core::record::OriginId m_origin{};
};

} // namespace plumbline::backend
