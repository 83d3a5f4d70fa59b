#pragma once

#include "core/scoring/item_scope.h"
#include "core/scoring/points.h"

namespace plumbline::core::scoring {

/// One evaluation, item by item, summed (6.1.1.2).
struct EvaluationTally {
    ItemSet open;  ///< neither answered nor not involved
    Points points; ///< of what is answered
    std::array<Points, standard::kDimensionCount> dimensions;

    bool complete() const { return open.empty() && points.due > 0; }

    /// Whether any completion of it has a score.
    bool canScore() const { return !open.empty() || points.due > 0; }
};

EvaluationTally tally(const audit::Evaluation &evaluation, const ItemScope &scope);

/// The points with every open item at an experience coefficient, in thousandths.
Points withOpenAt(const EvaluationTally &tally, int alpha, const ItemScope &scope);

} // namespace plumbline::core::scoring
