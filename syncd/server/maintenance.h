#pragma once
// What the office asks of the record itself, while the daemon runs or without one: backup, verify, the list of audits.

#include "core/store/store_thread.h"
#include "syncd/backend/log_store.h"

#include <filesystem>
#include <string>

namespace plumbline::server {

class Maintenance {
public:
    Maintenance(core::store::StoreThread &store, std::filesystem::path data, backend::Post post);

    /// Whether `command` is one of these.
    static bool handles(const std::string &command);

    /// {"command": "backup", "to": FOLDER} | {"command": "verify"} | {"command": "audits"}; answers as AdminService
    /// does. For a backup nothing is written while the databases are copied; the caller's thread waits.
    void handle(const std::string &requestJson, backend::Then<std::string> then);

    /// Whether a user wrote findings in an audit: such a one is neither its reviewer nor its decision maker
    /// (ISO/IEC 17065 7.5.1, 7.6.2).
    void hasEvaluated(const std::string &audit, const std::string &user, backend::Then<core::Result<bool>> then);

private:
    core::Result<void> backUp(const std::filesystem::path &to);

    core::store::StoreThread &m_store;
    std::filesystem::path m_data;
    backend::Post m_post;
    std::shared_ptr<bool> m_alive;
};

/// Puts a backup in the place of a data folder that is empty or not there. Errors: InvalidInput (it is not empty, the
/// backup is none), Io.
core::Result<void> restore(const std::filesystem::path &from, const std::filesystem::path &data);

/// {"ok": false, ...} of AdminService.
std::string refusedAnswer(const core::Error &error);

} // namespace plumbline::server
