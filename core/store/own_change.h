#pragma once
// A change of this store's own: encoded, chained and logged after the head of its stream.

#include "core/store/store_impl.h"

namespace plumbline::core::store {

/// Within the caller's transaction; registers are the caller's. `change` has id, time and all else. Errors:
/// InvalidInput where it is too long. `folded`: up to where the origin's changes are folded, as Names keeps it.
Result<void> logOwn(Store::Impl &store, Stream &stream, const record::Change &change, std::uint64_t &folded);

} // namespace plumbline::core::store
