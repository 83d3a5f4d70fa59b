#pragma once
// Why a result is what it is: for each figure what it came from, and what keeps the audit from one more star.

#include "core/scoring/score.h"

#include <array>
#include <vector>

namespace plumbline::core::scoring {

/// What one item did to a figure of 0 to 100.
struct ItemEffect {
    ItemIndex item = 0;
    std::size_t gradings = 0; ///< evaluations that count and answered it; 1 for a graded management item
    Rational earned;          ///< points of the figure that it brought
    Rational lost;            ///< points of the figure that full marks on it would have brought besides
};

/// The same for all items of a dimension.
struct DimensionEffect {
    int dimension = 0; ///< 1 to 5
    Rational earned;
    Rational lost;
};

/// An evaluation and what it brought to the service score: its own score / number of evaluations.
struct EvaluationEffect {
    std::size_t index = 0; ///< in Audit::evaluations
    Rational score;
    Rational earned;
};

/// Where a figure comes from. What the items earned adds up to the figure, and with what they lost to 100.
struct FigureSources {
    std::vector<EvaluationEffect> evaluations; ///< those that count; none for management
    std::vector<ItemEffect> items;             ///< answered or graded ones, in the order of Appendix 1
    std::array<DimensionEffect, standard::kDimensionCount> dimensions;
};

/// One condition that the next star lacks (6.2, table 3).
struct Hurdle {
    enum class Condition { Conformity, Management, Service };
    Condition condition;
    Text sentence;                            ///< what is lacking and by how much
    Rational needed;                          ///< score that the condition takes; 0 for conformity
    Rational shortBy;                         ///< needed minus reached, exact; > 0 but for conformity
    std::vector<DimensionEffect> dimensions;  ///< those that lost points, most first
    std::vector<ItemEffect> items;            ///< the fewest that would close the gap with full marks, most lost first
    std::vector<std::string_view> indicators; ///< that are not met or not recorded; conformity only
};

struct Why {
    FigureSources service;
    FigureSources management;
    int nextStars = 0;           ///< 3 to 5; 0 when the audit has five
    std::vector<Hurdle> hurdles; ///< in the order of the conditions; empty when the audit has five
};

/// `result` must be score(audit).
Why why(const audit::Audit &audit, const AuditResult &result);

} // namespace plumbline::core::scoring
