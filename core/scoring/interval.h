#pragma once

#include "core/scoring/coverage.h"

namespace plumbline::core::scoring {

/// The 95 % interval of the service score and the thresholds that it straddles.
struct IntervalFindings {
    std::optional<Interval> interval;
    std::vector<int> straddles;
};

/// The evaluated projects of a verified sample as clusters drawn without replacement from `population`. Nothing for
/// fewer than two of them.
IntervalFindings intervalOf(std::span<const EvaluationPlace> places, std::span<const EvaluationTally> tallies,
                            std::size_t currentProjects, std::uint64_t population);

} // namespace plumbline::core::scoring
