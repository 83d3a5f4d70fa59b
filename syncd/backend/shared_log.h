#pragma once
// The record as all daemons on one PostgreSQL share it: the log of changes and the checkpoints over it, partitioned by
// audit; nothing derived. What is in it has been checked by the daemon that wrote it, and is checked again by those
// that read it (their replica admits it like any other run).

#include "core/store/store.h"
#include "syncd/backend/postgres_database.h"
#include "syncd/backend/shared_quarantine.h"

#include <string>
#include <vector>

namespace plumbline::backend {

/// Announced with the audit after each append.
inline constexpr char kLogChannel[] = "plumbline_log";

class SharedLog {
public:
    SharedLog(PostgresDatabase &database, SharedQuarantine &quarantine) : m_database(database), m_quarantine(quarantine)
    {
    }

    core::Result<void> prepare();

    /// What is new in `runs`, as Store::admit() found (`outcomes`), in one durable transaction; personal values that an
    /// erasure took go with it, and from the quarantine what is in the record now. Errors: Busy if another daemon has
    /// taken one of these streams further (nothing was written: fetch that first).
    core::Result<void> append(const std::vector<core::store::EncodedRun> &runs,
                              const std::vector<core::store::RunOutcome> &outcomes);

    core::Result<std::vector<core::store::StreamHead>> heads();
    core::Result<std::vector<core::store::StreamHead>> heads(const std::string &audit);

    /// Consecutive changes of a stream from `from` on, up to a checkpoint, about kPullChanges of them.
    core::Result<core::store::EncodedRun> read(const core::store::StreamHead &stream, std::uint64_t from);

private:
    core::Result<void> move(const core::store::EncodedRun &run, const core::store::RunOutcome &outcome);
    core::Result<void> erase(const std::string &audit, const core::store::RunOutcome &outcome);
    core::Result<std::vector<core::store::StreamHead>> headsWhere(const std::string &where,
                                                                  const std::vector<Database::Value> &values);

    PostgresDatabase &m_database;
    SharedQuarantine &m_quarantine;
};

} // namespace plumbline::backend
