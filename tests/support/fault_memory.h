#pragma once
// SQLite's allocations, of which the Nth of this thread fails.

#include <cstdint>

namespace plumbline::tests {

/// Before anything else of SQLite, a FaultDisk included; false if SQLite has already started.
bool installFaultMemory();

/// Counting begins anew; 0 only counts. `lasting`: every later one fails too.
void failAllocation(std::uint64_t nth, bool lasting = false);
std::uint64_t allocationsCounted();
bool allocationFailed();

} // namespace plumbline::tests
