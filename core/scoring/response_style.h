#pragma once
// How a person answered, for the auditor to weigh: signs of careless answers. Advice only, never part of a score: the
// standard knows nothing of it.

#include "core/standard/catalogue.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plumbline::core::scoring {

/// Faster than this an item has hardly been read; two seconds an item is the usual cut of survey research.
inline constexpr std::int64_t kHardlyReadMs = 2000;

/// A run of one and the same level over half of the answers or more says little; a shorter one happens.
inline constexpr int kRunParts = 2;

/// With fewer answers neither pace nor run says anything.
inline constexpr std::size_t kFewestJudged = 10;

struct TimedAnswer {
    standard::ItemIndex item = 0;
    int likert = 0;
    std::int64_t atMs = 0; ///< wall clock of the last tap on it
};

struct ResponseStyle {
    std::size_t answers = 0;
    std::optional<std::int64_t> medianMs; ///< between one answer and the next by time; none for fewer than two
    std::size_t longestRun = 0;           ///< items of one level in a row, in the order of the catalogue
    bool quick = false;
    bool straight = false;
};

ResponseStyle responseStyle(std::vector<TimedAnswer> answers);

} // namespace plumbline::core::scoring
