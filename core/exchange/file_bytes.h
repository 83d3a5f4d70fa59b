#pragma once
// Whole files in, whole files out.

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace plumbline::core::exchange {

/// The bytes of a file; NotFound, Io, or InvalidInput beyond `limit` bytes. Error::place is the file as given.
Result<std::string> readFile(const std::filesystem::path &file, std::uint64_t limit);

/// Writes a file so that it is there wholly or not at all: a temporary one beside it, flushed to disk, renamed over it,
/// and the folder flushed. Errors: NotFound, Io, DiskFull; then nothing is left behind and an older file stays as it
/// was. What is no file, such as a pipe, is written into. See PendingFile.
Result<void> writeFile(const std::filesystem::path &file, std::string_view bytes);

/// What errno says, for people, about something that was tried with a file.
Error fileError(int code, const std::filesystem::path &file, const Text &tried);

} // namespace plumbline::core::exchange
