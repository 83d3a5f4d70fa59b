#pragma once
// A roster and claims as JSON, as they travel between a server and its hubs.

#include "syncd/agent/hub.h"
#include "syncd/server/registry.h"

#include <string>
#include <vector>

namespace plumbline::server {

inline constexpr char kHubPrefix[] = "/hub/v1/";
inline constexpr char kRosterPath[] = "/hub/v1/roster"; ///< GET by a hub
inline constexpr char kClaimsPath[] = "/hub/v1/claims"; ///< POST by a hub
inline constexpr char kClaimPath[] = "/hub/v1/claim";   ///< PUT by a tablet, of a hub

std::string textOf(const Roster &roster);
/// Errors: InvalidInput.
core::Result<Roster> rosterFrom(const std::string &text);

std::string textOf(const std::vector<agent::OriginClaim> &claims);
core::Result<std::vector<agent::OriginClaim>> claimsFrom(const std::string &text);

/// 32 hex digits.
std::optional<core::record::OriginId> originFrom(const std::string &text);

} // namespace plumbline::server
