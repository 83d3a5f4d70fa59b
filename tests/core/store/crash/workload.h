#pragma once
// What a tablet does to its store in a day, in small: drawn by seed, so that a run can be repeated and broken anywhere.

#include "tests/core/store/crash/store_state.h"

#include "tests/support/unsynced_file.h"

namespace plumbline::tests {

/// Steps that can be carried out on an empty store. Runs in them are those of two other stores.
std::vector<Step> drawWorkload(std::uint64_t seed, std::size_t steps);

/// Calls the store. A value is changed to what it was not before, so each edit becomes a change.
core::Result<void> carryOut(core::store::Store &store, const Step &step);

} // namespace plumbline::tests
