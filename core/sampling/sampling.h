#pragma once
// 4.1.3.1: how many projects, which ones, and whether a recorded sample follows from its seed.

#include "core/audit/audit.h"
#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace plumbline::core::sampling {

/// The smallest n with 25 n^2 >= 81 N, at most N; exact for every N up to 10^9 and beyond. 0 for N = 0.
std::uint64_t requiredSize(std::uint64_t population);

/// SHA-256 in lower-case hex of the ids in order, each followed by one LF.
std::string frameHash(std::span<const std::string> ids);
std::string frameOf(std::span<const audit::Project> projects); ///< of their ids

/// Rivest's consistent sampling: "0." and the reversed decimal digits of SHA-256(hex(SHA-256(seed)) || id).
std::string ticket(const std::string &seed, const std::string &id);

struct Draw {
    std::string frame;                ///< frameHash of the ids
    std::uint64_t population = 0;     ///< N
    std::uint64_t required = 0;       ///< requiredSize(N)
    std::vector<std::string> drawn;   ///< in the order of their tickets
    std::vector<std::string> reserve; ///< the rest, in the order of their tickets
};

/// Draws `size` ids (the required number where absent). Errors: no ids, no seed, an id that is empty, holds a line
/// break or stands twice, a size below the required number or above N.
Result<Draw> draw(std::span<const std::string> ids, const std::string &seed, std::optional<std::uint64_t> size = {});

/// What a recorded sample amounts to.
struct Standing {
    std::vector<std::string> current; ///< in the order of `drawn`, each replacement in the place of what it replaced
    std::uint64_t drawnCount = 0;     ///< different ids drawn, before replacements
    bool verified = false;
    std::vector<Text> objections; ///< why it is not verified, for people
};

Standing examine(const audit::Sample &sample, std::span<const audit::Project> projects);

} // namespace plumbline::core::sampling
