#pragma once
// How a device stands with its server, for the person.

#include "syncd/agent/agent.h"

namespace plumbline::agent {

core::Text textOf(State state, bool hub = false);

struct Counts {
    std::uint64_t unconfirmed = 0;
    std::uint64_t onHub = 0;
    std::uint64_t confirmed = 0;
    std::int64_t lastReceiptMs = 0;
    std::vector<Refused> taken;    ///< of those asked for: by the peer, since
    std::uint64_t attachments = 0; ///< here, and not known to be at the server; not counted by count()
};

/// Own changes of all audits.
core::Result<Counts> count(core::store::Store &store, const std::vector<Refused> &refused = {},
                           core::trust::ReceiptKind peer = core::trust::ReceiptKind::Server);

/// Rough, for the person: what an answer takes on the wire.
constexpr std::uint64_t kBytesPerChange = 24;

} // namespace plumbline::agent
