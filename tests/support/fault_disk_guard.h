#pragma once
// Inside of FaultDisk: holds the disk, and marks the thread as within it.

#include "tests/support/fault_disk.h"

namespace plumbline::tests {

class FaultDisk::Guard {
public:
    explicit Guard(const FaultDisk &disk) : m_lock(disk.m_mutex) { ++depth(); }
    ~Guard() { --depth(); }
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;

    static int &depth()
    {
        static thread_local int t_depth = 0;
        return t_depth;
    }

private:
    std::lock_guard<std::recursive_mutex> m_lock;
};

} // namespace plumbline::tests
