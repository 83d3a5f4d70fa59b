#pragma once
// A daemon's replica of a record that it shares with others. The shared log is the truth: a change is written there
// first and into the replica in the same step, so the replica never holds what the log lacks, and what the replica
// lacks (a crash between the two, or another daemon's work) it fetches.

#include "core/sync/action.h"
#include "syncd/backend/shared_log.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plumbline::backend {

/// What ends by itself, so that it is worth another try.
bool passes(core::ErrorCode code);

/// Used on the thread that owns the replica.
class SharedRecord {
public:
    /// Errors: as PostgresDatabase::open().
    static core::Result<std::unique_ptr<SharedRecord>> open(const std::string &url, const Instance &instance);

    /// Makes `replica` one of this record: from now on all that it admits is in the shared log first. Then as
    /// catchUp().
    core::Result<void> attach(core::store::Store &replica);

    /// Fetches all that the replica lacks; gives the log what it lacks of the replica (the log came back from an older
    /// backup). Of one audit, or of all. Errors: Corrupted if the two hold different records; other streams are met all
    /// the same, where the error does not pass.
    core::Result<void> catchUp(core::store::Store &replica, const std::optional<std::string> &audit = {});

    /// As sync::admit(), durable in the database when it returns, quarantine too.
    std::vector<core::sync::Admitted>
    admit(core::store::Store &replica, std::span<const core::sync::action::Admit *const> asked, std::int64_t timeMs);

private:
    explicit SharedRecord(std::unique_ptr<PostgresDatabase> database);
    core::Result<void> append(const std::vector<core::store::EncodedRun> &runs,
                              const std::vector<core::store::RunOutcome> &outcomes);
    core::Result<void> meet(core::store::Store &replica, const std::vector<core::store::StreamHead> &theirs,
                            const std::vector<core::store::StreamHead> &ours);
    core::Result<void> fetch(core::store::Store &replica, const core::store::StreamHead &theirs, std::uint64_t from);
    core::Result<void> give(core::store::Store &replica, const core::store::StreamHead &ours, std::uint64_t from);
    core::Result<void> keepQuarantined(core::store::Store &replica, const std::set<std::string> &audits);

    std::unique_ptr<PostgresDatabase> m_database;
    SharedQuarantine m_quarantine;
    SharedLog m_log;
    bool m_fetching = false;  ///< what the replica admits now is the log's
    bool m_overtaken = false; ///< another daemon has written further into a stream
};

} // namespace plumbline::backend
