#pragma once
// Whole files beside the database, read and written so that a power cut leaves either the old or the new one.

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <filesystem>
#include <optional>

namespace plumbline::core::store {

/// Makes the folder with mode 700 and its parents as usual; true if it was not there before.
Result<bool> makePrivateFolder(const std::filesystem::path &folder);

/// Temporary file of mode 600 beside it, fsync, rename, fsync of the folder. Errors: DiskFull, Io; nothing is left.
Result<void> writeSafely(const std::filesystem::path &file, ByteView bytes);

/// None there is no error.
Result<void> removeFile(const std::filesystem::path &file);

/// Nothing if there is no such file. Errors: Io; Corrupted if it is larger than `limit` bytes.
Result<std::optional<Bytes>> readWhole(const std::filesystem::path &file, std::size_t limit);

Result<void> syncFolder(const std::filesystem::path &folder);

/// The error of a failed system call.
Error systemError(int number, const std::filesystem::path &place);

} // namespace plumbline::core::store
