#pragma once

#include "core/base/bytes.h"

#include <filesystem>

namespace plumbline::tests {

/// Throw std::runtime_error with the path when it cannot be read or written.
core::Bytes readWholeFile(const std::filesystem::path &path);
void writeWholeFile(const std::filesystem::path &path, core::ByteView bytes);

} // namespace plumbline::tests
