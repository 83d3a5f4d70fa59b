#pragma once
// One program at a time makes a store in a folder or tries a PIN there. Once it is open, its database has a lock of its
// own.

#include "core/base/result.h"

#include <filesystem>

namespace plumbline::core::store {

class FolderLock {
public:
    /// Waits some seconds for another program. Errors: Busy; Io, where there is no such folder. A file system without
    /// locks locks nothing.
    static Result<FolderLock> take(const std::filesystem::path &folder);

    ~FolderLock();
    FolderLock(FolderLock &&other) noexcept;
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;
    FolderLock &operator=(FolderLock &&) = delete;

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) { }

    int m_descriptor;
};

} // namespace plumbline::core::store
