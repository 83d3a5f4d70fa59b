#pragma once
// What a store holds, as a plain value, and what a step is to add to it.

#include "core/store/store.h"

#include <map>
#include <set>

namespace plumbline::tests {

/// A change of the store's own, without what the store adds.
struct OwnChange {
    core::record::Entity entity;
    std::map<std::string, core::record::Value> fields;
    bool operator==(const OwnChange &) const = default;
};

using Stream = std::pair<std::string, core::record::OriginId>; ///< audit, origin

struct StoreState {
    std::map<std::string, std::vector<OwnChange>> own;  ///< by audit; number 1 first
    std::map<Stream, std::vector<core::Bytes>> foreign; ///< bodies; number 1 first
    std::map<std::string, std::uint64_t> receipts;      ///< audit: the greatest number confirmed of the own stream
    std::map<std::string, core::Bytes> settings;
    std::set<std::string> attachments;
    bool operator==(const StoreState &) const = default;
};

/// The names under which a workload keeps settings.
std::vector<std::string> settingNames();

/// What one call is to write: all of it or nothing.
struct Step {
    std::string audit;
    std::vector<core::record::Edit> edits;
    std::vector<core::store::EncodedRun> runs;
    bool receipt = false; ///< of the own stream of `audit` as far as it goes
    std::optional<std::pair<std::string, core::Bytes>> setting;
    std::optional<core::Bytes> attachment;
};

/// Adds what the step writes.
void apply(StoreState &state, const Step &step);

/// Reads everything, and checks what can be checked without knowing what was written: verify() finds nothing, the
/// registers are those of the log, the summaries count the log. Every fault in words.
StoreState observe(core::store::Store &store, std::vector<std::string> &faults);

/// Where the two differ, for a person who looks for the cause.
std::string difference(const StoreState &expected, const StoreState &found);

} // namespace plumbline::tests
