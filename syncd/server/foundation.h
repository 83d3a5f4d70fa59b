#pragma once
// What a data folder leads to: its certification authority and its registry. Both are in the folder, or in a PostgreSQL
// that several daemons share and the folder names (DIR/backend, mode 0600: the address may hold a password).

#include "syncd/backend/postgres_database.h"
#include "syncd/server/authority.h"
#include "syncd/server/registry.h"

#include <filesystem>
#include <memory>
#include <string>

namespace plumbline::server {

/// In a data folder that shares a database: its address.
inline constexpr char kBackendFile[] = "backend";

struct Foundation {
    std::unique_ptr<Authority> authority;
    std::unique_ptr<Registry> registry;
    std::string backend; ///< address of the shared database; empty: embedded
};

/// `backend` empty: what the folder names. A folder that was begun with the embedded registry stays with it. Errors:
/// InvalidInput, Network (the database is away), Untrusted (another authority than the database's).
core::Result<Foundation> openFoundation(const std::filesystem::path &data, const std::string &backend,
                                        const backend::Instance &instance, const core::Clock &clock,
                                        core::Random &random);

} // namespace plumbline::server
