#pragma once
// Step: from what both sides say that they hold to the audits that have to be compared stream by stream.

#include "core/sync/digest.h"
#include "core/sync/message.h"

#include <set>

namespace plumbline::core::sync {

/// The newest version that both sides speak; 0 if there is none.
std::uint32_t commonVersion(const Hello &hello);

/// Digest of what an initiator holds, without the audits it does not offer.
Digest offeredDigest(const HeadsByAudit &heads, const std::set<std::string> &withheld);

struct Difference {
    std::vector<std::string> same; ///< both hold the same
    Heads named;                   ///< this side's heads of all other audits, of either side
};

Difference compare(const HeadsByAudit &ours, const std::vector<AuditDigest> &theirs);

} // namespace plumbline::core::sync
