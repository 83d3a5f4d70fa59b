#include "tests/support/fault_memory.h"

#include <sqlite3.h>

namespace plumbline::tests {

namespace {

struct Allocations {
    std::uint64_t counted = 0;
    std::uint64_t nth = 0;
    bool lasting = false;
    bool failed = false;

    bool next()
    {
        ++counted;
        const bool fails = nth != 0 && (counted == nth || (lasting && counted > nth));
        failed = failed || fails;
        return !fails;
    }
};

thread_local Allocations t_allocations;
sqlite3_mem_methods s_system;

void *allocate(int size)
{
    return t_allocations.next() ? s_system.xMalloc(size) : nullptr;
}

void *reallocate(void *memory, int size)
{
    return t_allocations.next() ? s_system.xRealloc(memory, size) : nullptr;
}

} // namespace

bool installFaultMemory()
{
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &s_system) != SQLITE_OK)
        return false;
    static sqlite3_mem_methods ours = s_system;
    ours.xMalloc = allocate;
    ours.xRealloc = reallocate;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &ours) == SQLITE_OK;
}

void failAllocation(std::uint64_t nth, bool lasting)
{
    t_allocations = {0, nth, lasting, false};
}

std::uint64_t allocationsCounted()
{
    return t_allocations.counted;
}

bool allocationFailed()
{
    return t_allocations.failed;
}

} // namespace plumbline::tests
