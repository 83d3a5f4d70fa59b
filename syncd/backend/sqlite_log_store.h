#pragma once
// The embedded store: one sealed SQLite file on a thread of its own. Where several daemons share a record, it is this
// daemon's replica of it.

#include "core/base/clock.h"
#include "core/store/store_thread.h"
#include "syncd/backend/log_store.h"

#include <span>

namespace plumbline::backend {

class SqliteLogStore final : public LogStore {
public:
    /// How runs enter the record, on the store's thread: sync::admit(), or SharedRecord's.
    using Admitter = std::function<std::vector<core::sync::Admitted>(
        core::store::Store &, std::span<const core::sync::action::Admit *const>, std::int64_t timeMs)>;

    SqliteLogStore(core::store::StoreThread &store, const core::Clock &clock, Post post,
                   Admitter admitter = embedded());
    ~SqliteLogStore() override;

    core::Result<core::sync::HeadsByAudit> begin(Listener listener) override;
    const core::record::OriginId &origin() const override { return m_origin; }
    void read(core::sync::action::ReadRuns asked, Then<core::Result<core::sync::RunsRead>> then) override;
    void admit(std::vector<core::sync::action::Admit> asked, Then<std::vector<core::sync::Admitted>> then) override;
    void certify(std::vector<core::sync::StreamNumber> streams,
                 Then<core::Result<std::vector<core::trust::Receipt>>> then) override;

private:
    static Admitter embedded();

    core::store::StoreThread &m_store;
    const core::Clock &m_clock;
    Post m_post;
    Admitter m_admitter;
    std::shared_ptr<bool> m_alive; ///< answers that come after the end find nobody
    std::uint64_t m_subscription = 0;
    core::record::OriginId m_origin{};
};

} // namespace plumbline::backend
