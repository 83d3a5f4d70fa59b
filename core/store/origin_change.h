#pragma once
// A store that was restored from a backup or copied shares its numbers with another. As soon as that shows, it becomes
// a new origin: its changes from the first taken number on are issued again under the new one, the old ones are kept
// beside the log as a branch that verify() checks, and the stream takes what the other wrote.

#include "core/store/store_impl.h"

namespace plumbline::core::store {

/// Within the caller's transaction: signs all that the present origin wrote for the last time, then makes a new one.
Result<void> replaceIdentity(Store::Impl &store);

/// Within the caller's transaction: `stream`, of this store's own, is taken by another from `first` on. What is here
/// from there on becomes a branch and is issued again. The stream then ends before `first`.
Result<void> branchOff(Store::Impl &store, Stream &stream, std::uint64_t first);

/// Within the caller's transaction. In a doubted audit somebody else may have used this store's numbers: heads() claims
/// only what receipts cover, so that a peer tells what it has.
Result<void> setDoubted(Store::Impl &store, const std::string &audit, bool doubted);

/// Former origins and doubts, as settings keep them.
Result<void> loadOriginState(Store::Impl &store);

/// Within the caller's transaction: changes of another stream of this store's own as changes of the present origin,
/// with the same author, time, reason and values. Registers are the caller's.
Result<void> issueAgain(Store::Impl &store, std::int64_t audit, const EncodedRun &changes);

/// What is here of a stream from `first` on, without a checkpoint.
Result<EncodedRun> takeFrom(Store::Impl &store, const Stream &stream, std::uint64_t first);

/// Within the caller's transaction: the stream ends before `first`.
Result<void> endBefore(Store::Impl &store, Stream &stream, std::uint64_t first);

Result<void> keepBranch(Store::Impl &store, const EncodedRun &run);
Result<std::vector<EncodedRun>> readBranches(Store::Impl &store);

} // namespace plumbline::core::store
