#pragma once

#include "core/scoring/score.h"

#include <cstdint>
#include <vector>

namespace plumbline::core::scoring {

/// Actual points in thousandths beside the points due. Score = actual / due x 100 (note 2 of Appendix 1).
struct Points {
    std::int64_t actual = 0;
    std::int32_t due = 0;

    void add(std::int32_t itemDue, std::int32_t thousandths)
    {
        actual += std::int64_t{itemDue} * thousandths;
        due += itemDue;
    }

    /// Nothing if no points are due.
    Score score() const;
};

/// A score of `actual` of `due` points is actual x (common / due) / (10 x common), for any common multiple of the dues.
std::int64_t leastCommonMultiple(std::int64_t left, std::int64_t right);

/// The mean of many scores (6.1.1.3), each with equal weight. Points are summed by the points due, in whole numbers;
/// the one fraction is made at the end, so the time is that of the sums.
class ScoreMean {
public:
    /// The same points `times` times. Leaves out what has no points due.
    void add(const Points &points, std::uint64_t times = 1);

    std::uint64_t count() const { return m_count; }
    Score mean() const;

private:
    std::vector<std::int64_t> m_actualByDue;
    std::uint64_t m_count = 0;
};

} // namespace plumbline::core::scoring
