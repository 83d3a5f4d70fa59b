#pragma once
// A new store from what was salvaged of a damaged one.

#include "core/store/repair.h"
#include "core/store/salvage.h"

namespace plumbline::core::store {

/// Within one transaction of `store`, which is empty and has no identity yet.
Result<void> rebuild(Store::Impl &store, const Salvage &salvage, RepairReport &report);

} // namespace plumbline::core::store
