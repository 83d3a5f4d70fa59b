#pragma once
// What a repair came to stays in the store until the person has read it: a crash right after must not swallow it.

#include "core/store/store_impl.h"

namespace plumbline::core::store {

/// Within the caller's transaction. Joins what an earlier repair left that nobody has dismissed yet.
Result<void> addRepairNotice(Store::Impl &store, const Text &summary);

} // namespace plumbline::core::store
