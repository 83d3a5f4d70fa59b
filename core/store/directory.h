#pragma once
// A second copy, in another place of the file, of what the log cannot say by itself: which stream is which origin's in
// which audit. It is small and seldom changes; a page that goes bad must not take the meaning of all others with it.

#include "core/store/salvage.h"

namespace plumbline::core::store {

inline constexpr char kDirectory[] = "directory"; // the setting that holds it

Bytes encodeDirectory(const Names &names);

/// Adds what the salvaged tables lack, and what the log's own first rows tell of streams that neither knows.
void complete(Salvage &salvage, Store::Impl &store);

} // namespace plumbline::core::store
