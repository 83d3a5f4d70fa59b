#pragma once
// The numbers of clause 6.2 with tables 3 and note 3 of Appendix 1, and of the demands that an indicator measures.

#include <array>

namespace plumbline::core::scoring {

/// Table 3: a pass earns the highest of these rows whose two conditions both hold.
struct StarRow {
    int stars;
    int service; ///< least service score
    int level;   ///< least management level
};
inline constexpr std::array<StarRow, 3> kStarRows{{{3, 60, 3}, {4, 80, 4}, {5, 90, 5}}};

/// Note 3 (3): the management score from which a level is reached, highest first.
struct LevelRow {
    int level;
    int management;
};
inline constexpr std::array<LevelRow, 3> kLevelRows{{{5, 90}, {4, 80}, {3, 70}}};

/// 5.3.2 to 5.3.4 demand every case, 5.3.5 at least 85 % satisfaction.
inline constexpr int kSatisfactionPercent = 85;

/// An experience coefficient in thousandths: the upper end of band `level`, and what a maturity level earns of its
/// points.
inline constexpr int kThousandthsPerLevel = 200;
inline constexpr int kFullThousandths = 1000;

/// Least and greatest maturity level (6.1.2.3).
inline constexpr int kLeastLevel = 1;
inline constexpr int kGreatestLevel = 5;

} // namespace plumbline::core::scoring
