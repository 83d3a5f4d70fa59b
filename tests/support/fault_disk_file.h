#pragma once
// Inside of FaultDisk.

#include "tests/support/fault_disk.h"

namespace plumbline::tests {

struct FaultDisk::File {
    std::filesystem::path path; ///< as it was opened
    std::uint64_t generation = 0;
    UnsyncedFile content;
    std::uint64_t size = 0;
    bool inFolder = true;     ///< its folder's entry is on disk
    bool syncsFolder = false; ///< the next sync syncs the folder too, as SQLite does for new journals
    int pin = -1;             ///< keeps the inode from being used again (O_PATH: no effect on locks)

    ~File();
};

struct FaultDisk::Removed {
    FilePtr file;
    std::filesystem::perms permissions{};
};

struct FaultDisk::Survivor {
    bool isFolder = false;
    std::filesystem::perms permissions{};
    core::Bytes content;
};

} // namespace plumbline::tests
