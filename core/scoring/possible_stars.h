#pragma once

#include "core/scoring/coverage.h"
#include "core/scoring/management_tally.h"

namespace plumbline::core::scoring {

/// The least and the greatest score that a completion of what has been started could give.
struct ScoreRange {
    Score least;
    Score greatest;
};

/// Each open answer at a coefficient of 0 or 1; one evaluation of 0 or 100 for every current project where none can get
/// a score and for every project that the sample is short of; 0 or 100 without a sample; 0 with no service item
/// involved.
ScoreRange possibleService(const ItemScope &scope, std::span<const EvaluationPlace> places,
                           std::span<const EvaluationTally> tallies, std::span<const ProjectCoverage> coverage,
                           std::uint64_t shortOf);

/// Each open management item at level 1 or 5.
ScoreRange possibleManagement(const ManagementTally &tally, const ItemScope &scope);

} // namespace plumbline::core::scoring
