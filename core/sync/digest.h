#pragma once
// What a side holds, in a few bytes: equal digests mean that there is nothing to exchange.

#include "core/store/store.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace plumbline::core::sync {

/// Heads by audit; streams without a change left out, each audit's sorted by origin.
using HeadsByAudit = std::map<std::string, std::vector<store::StreamHead>>;

HeadsByAudit byAudit(std::vector<store::StreamHead> heads);

/// SHA-256 over all heads, domain-separated and length-prefixed; an audit without a change does not count, so that
/// a side that has never heard of it has the same digest.
Digest scopeDigest(const HeadsByAudit &heads);

/// The same of one audit, cut to 16 bytes: it only has to tell two honest records apart; the chains prove the rest.
std::array<std::uint8_t, 16> auditDigest(const std::vector<store::StreamHead> &heads);

} // namespace plumbline::core::sync
