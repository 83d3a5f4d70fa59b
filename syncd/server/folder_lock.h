#pragma once
// One process at a time works on a data folder: an advisory lock that ends with the process, however it ends.

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace plumbline::server {

class FolderLock {
public:
    /// Errors: Busy, Io.
    static core::Result<std::unique_ptr<FolderLock>> take(const std::filesystem::path &folder);
    ~FolderLock();
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) { }
    int m_descriptor;
};

} // namespace plumbline::server
