#pragma once

#include "core/store/store_thread.h"

#include <cstdint>

namespace plumbline::bench {

/// Seconds from the start of the connection to the last receipt on the tablet's disk.
double uploadSeconds(core::store::StoreThread &tablet, std::uint64_t changes);

} // namespace plumbline::bench
