#pragma once

#include "core/sampling/sampling.h"
#include "core/scoring/evaluation_tally.h"

#include <limits>
#include <span>

namespace plumbline::core::scoring {

/// Where an evaluation stands towards the sample.
struct EvaluationPlace {
    enum class Kind : std::uint8_t { Excluded, Outside, Inside };
    static constexpr std::size_t kNoProject = std::numeric_limits<std::size_t>::max();

    Kind kind = Kind::Inside;
    std::size_t project = kNoProject; ///< position in Standing::current; none without a sample
};

/// One place for each evaluation. Without a sample all that are not excluded are inside.
std::vector<EvaluationPlace> placesOf(const audit::Audit &audit, const sampling::Standing &standing);

/// What the evaluations of one current project amount to.
struct ProjectCoverage {
    std::size_t complete = 0;
    bool canScore = false; ///< some evaluation of it has a score or can get one
};

/// One for each of Standing::current.
std::vector<ProjectCoverage> coverageOf(std::span<const EvaluationPlace> places,
                                        std::span<const EvaluationTally> tallies, const sampling::Standing &standing);

} // namespace plumbline::core::scoring
