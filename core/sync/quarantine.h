#pragma once
// Step: runs that may not enter the record yet are kept with their reason, and what follows them too, until the reason
// has passed or a person admits them. Sealed like all else of the store.

#include "core/sync/action.h"

namespace plumbline::core::sync {

struct QuarantinedRun {
    std::string audit;
    record::OriginId origin{};
    std::uint64_t first = 0;
    /// Gap: follows another one that is in quarantine. Unreadable: its name says nothing to this version, and nothing
    /// else here is set.
    Reason reason = Reason::None;
    std::string name; ///< of the setting that holds it
};

/// The same run again has no effect, one that goes on further takes its place, and one that says something else under
/// the same numbers is kept beside it.
Result<void> keep(store::Store &store, const std::vector<action::Quarantined> &runs);

/// Whether a run that does not follow what the record has follows something in quarantine.
Result<bool> followsQuarantined(store::Store &store, const store::EncodedRun &run);

/// By audit, origin and number.
Result<std::vector<QuarantinedRun>> quarantined(store::Store &store);

/// The changes that the setting of this name holds. Errors: Corrupted.
Result<store::EncodedRun> readKept(const std::string &name, ByteView kept);

/// Whether the record has all of these very changes.
Result<bool> isRecorded(store::Store &store, const store::EncodedRun &run);

/// The changes of one of them, as they came. Errors: Corrupted.
Result<store::EncodedRun> changesOf(store::Store &store, const QuarantinedRun &run);

/// Admits what is no longer ahead of this side's clock, with what follows it. Returns the heads of streams that grew. A
/// run that the record refuses stays, one that this version cannot read, and one that reviews or decides by someone who
/// evaluated (ISO/IEC 17065 7.5.1).
Result<std::vector<store::StreamHead>> releaseDue(store::Store &store, std::int64_t nowMs);

/// Admits all of a stream on a person's word.
Result<std::vector<store::StreamHead>> release(store::Store &store, const std::string &audit,
                                               const record::OriginId &origin);

} // namespace plumbline::core::sync
