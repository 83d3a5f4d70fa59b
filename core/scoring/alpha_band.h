#pragma once

#include "core/scoring/thresholds.h"

namespace plumbline::core::scoring {

/// 6.1.1.2: the experience coefficients a Likert level allows, in thousandths, both ends included.
struct AlphaBand {
    int least;
    int greatest; ///< the default of the level
};

/// Of level 1 to 5. Bands are open at their lower end, so each after the first begins one thousandth above the last.
constexpr AlphaBand alphaBand(int level)
{
    return {level == kLeastLevel ? 0 : (level - 1) * kThousandthsPerLevel + 1, level * kThousandthsPerLevel};
}

} // namespace plumbline::core::scoring
