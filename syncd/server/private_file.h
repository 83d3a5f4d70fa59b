#pragma once
// Files of keys: readable by their owner alone, written whole or not at all.

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace plumbline::server {

/// Makes a folder of mode 0700 where there is none. Errors: Io; Untrusted if others may write to an existing one.
core::Result<void> makePrivateFolder(const std::filesystem::path &folder);

/// Written beside, synced, renamed, folder synced: mode 0600. Errors: Io, DiskFull.
core::Result<void> writePrivateFile(const std::filesystem::path &file, const std::string &content);

/// Errors: NotFound, Io; Untrusted if others may read it.
core::Result<std::string> readPrivateFile(const std::filesystem::path &file);

} // namespace plumbline::server
