#pragma once
// A daemon's replica of a record that it shares with others. The shared log is the truth: a change is written there
// first and into the replica in the same step, so the replica never holds what the log lacks, and what the replica
// lacks (a crash between the two, or another daemon's work) it fetches.

#include "core/sync/action.h"
#include "syncd/backend/shared_log.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace plumbline::backend {

/// Used on the thread that owns the replica.
class SharedRecord {
public:
    explicit SharedRecord(std::unique_ptr<SharedLog> log) : m_log(std::move(log)) { }

    /// Fetches all that the replica lacks; gives the log what it lacks of the replica (the log came back from an older
    /// backup). Errors: Corrupted if the two hold different records.
    core::Result<void> catchUp(core::store::Store &replica);
    core::Result<void> catchUp(core::store::Store &replica, const std::string &audit);

    /// As sync::admit(), durable in the shared log when it returns.
    std::vector<core::sync::Admitted>
    admit(core::store::Store &replica, std::span<const core::sync::action::Admit *const> asked, std::int64_t timeMs);

private:
    core::Result<void> meet(core::store::Store &replica, const std::vector<core::store::StreamHead> &theirs,
                            const std::vector<core::store::StreamHead> &ours);
    core::Result<void> fetch(core::store::Store &replica, const core::store::StreamHead &theirs, std::uint64_t from);
    core::Result<void> give(core::store::Store &replica, const core::store::StreamHead &ours, std::uint64_t from);

    std::unique_ptr<SharedLog> m_log;
};

} // namespace plumbline::backend
