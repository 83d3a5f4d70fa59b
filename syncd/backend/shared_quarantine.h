#pragma once
// The quarantine that all daemons on one PostgreSQL share: what one has promised to keep, another may release. Each
// daemon's replica holds the same entries, as settings (core/sync/quarantine.h); the two are brought together here.

#include "core/store/store.h"
#include "syncd/backend/postgres_database.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace plumbline::backend {

class SharedQuarantine {
public:
    explicit SharedQuarantine(PostgresDatabase &database) : m_database(database) { }

    core::Result<void> prepare();

    /// What the replica keeps and the database does not is given to it, durably, and the other way round; what is in
    /// the record now goes from both. Of one audit, or of all.
    core::Result<void> meet(core::store::Store &replica, const std::optional<std::string> &audit);

    /// Within the caller's transaction: entries that these changes, which enter the record, make superfluous. Such as
    /// began before them go at the next meeting.
    core::Result<void> dropTaken(const core::store::EncodedRun &taken);

private:
    struct Entry;
    using Entries = std::map<std::string, Entry>; ///< by the name of the setting that holds it
    core::Result<Entries> entries(core::store::Store &replica, const std::optional<std::string> &audit);
    core::Result<void> drop(core::store::Store &replica, const std::string &name, const Entry &entry);
    core::Result<void> fetch(core::store::Store &replica, const std::string &name, const Entry &entry);
    core::Result<void> give(core::store::Store &replica, const std::string &name, const Entry &entry);

    PostgresDatabase &m_database;
    std::set<std::pair<std::string, core::record::OriginId>> m_waiting; ///< streams with entries, as last seen
};

} // namespace plumbline::backend
