#pragma once

#include "core/scoring/coverage.h"
#include "core/scoring/management_tally.h"

namespace plumbline::core::scoring {

/// What of an audit finality depends on (6.2).
struct Completeness {
    bool sampleMissing = false; ///< none, or fewer projects than required
    bool sampleUnverified = false;
    bool conclusionMissing = false;
    bool justificationMissing = false;
};

/// Everything that keeps the result from being final, in the order of exchange.md.
std::vector<Missing> missingOf(const audit::Audit &audit, const Completeness &completeness,
                               const sampling::Standing &standing, std::span<const EvaluationPlace> places,
                               std::span<const EvaluationTally> tallies, std::span<const ProjectCoverage> coverage,
                               const ItemSet &openManagement);

} // namespace plumbline::core::scoring
