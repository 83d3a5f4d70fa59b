#pragma once

#include "core/scoring/item_scope.h"
#include "core/scoring/points.h"

namespace plumbline::core::scoring {

/// The graded management items, summed (note 2 of Appendix 1).
struct ManagementTally {
    ItemSet open; ///< neither graded nor not involved
    Points points;
    std::array<Points, standard::kDimensionCount> dimensions;
};

ManagementTally tallyManagement(const audit::Audit &audit, const ItemScope &scope);

/// The points with every open item at a maturity level, 1 to 5.
Points withOpenAtLevel(const ManagementTally &tally, int level, const ItemScope &scope);

/// Note 3 (3) of Appendix 1: 3 to 5, or 0 below three and where there is no score.
int levelOf(const Score &management);

} // namespace plumbline::core::scoring
