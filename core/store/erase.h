#pragma once
// Dropping personal values from the log.

#include "core/record/erasure.h"
#include "core/store/store_impl.h"

namespace plumbline::core::store {

/// Within the caller's transaction: carries out an erasure on what is here. `change` is one, of this audit.
Result<void> carryOutErasure(Store::Impl &store, std::int64_t audit, const record::Change &change);

/// The personal values of a change that has just come, without those whose erasure came before it.
Bytes withoutErased(const record::EntityState &state, const record::Change &change, ByteView personal);

} // namespace plumbline::core::store
