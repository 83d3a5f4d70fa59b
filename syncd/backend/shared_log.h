#pragma once
// The record as all daemons on one PostgreSQL share it: the log of changes and the checkpoints over it, partitioned by
// audit; nothing derived. What is in it has been checked by the daemon that wrote it, and is checked again by those
// that read it (their replica admits it like any other run).

#include "core/store/store.h"
#include "syncd/backend/postgres_database.h"

#include <memory>
#include <string>
#include <vector>

namespace plumbline::backend {

/// Announced with the audit after each append.
inline constexpr char kLogChannel[] = "plumbline_log";

class SharedLog {
public:
    static core::Result<std::unique_ptr<SharedLog>> open(const std::string &url, const Instance &instance);

    /// What is new in `runs`, as Store::admit() found (`outcomes`), in one durable transaction. Errors: Busy if another
    /// daemon has taken one of these streams further (nothing was written: fetch that first).
    core::Result<void> append(const std::vector<core::store::EncodedRun> &runs,
                              const std::vector<core::store::RunOutcome> &outcomes);

    core::Result<std::vector<core::store::StreamHead>> heads();
    core::Result<std::vector<core::store::StreamHead>> heads(const std::string &audit);

    /// Consecutive changes of a stream from `from` on, up to a checkpoint, about kPullChanges of them.
    core::Result<core::store::EncodedRun> read(const core::store::StreamHead &stream, std::uint64_t from);

private:
    explicit SharedLog(std::unique_ptr<PostgresDatabase> database);
    core::Result<std::vector<core::store::StreamHead>> headsWhere(const std::string &where,
                                                                  const std::vector<Database::Value> &values);

    std::unique_ptr<PostgresDatabase> m_database;
};

} // namespace plumbline::backend
