#pragma once
// What an opening has no time for in a large store: every row of the log and of the registers is unsealed once, a
// little at a time while nothing else is to be done, so that damage is found while what it took is still to be had
// elsewhere.

#include "core/store/store_thread.h"

#include <functional>

namespace plumbline::core::store {

/// Begins to look. `damaged` is called on the store's thread if something is, once. Corrupted: on a device the next
/// openOrRepair() mends it. Io: the disk could not be read.
void lookThrough(StoreThread &thread, std::function<void(const Error &)> damaged);

} // namespace plumbline::core::store
