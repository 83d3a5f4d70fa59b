#pragma once
// A branch as it is kept: the run that was here before another's took its place. Bytes are as they were made.

#include "core/store/store.h"

namespace plumbline::core::store {

Bytes encodeBranch(const EncodedRun &run);
std::optional<EncodedRun> decodeBranch(ByteView bytes);

} // namespace plumbline::core::store
