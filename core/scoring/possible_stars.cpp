#include "core/scoring/possible_stars.h"

#include "core/scoring/thresholds.h"

namespace plumbline::core::scoring {

ScoreRange possibleService(const ItemScope &scope, std::span<const EvaluationPlace> places,
                           std::span<const EvaluationTally> tallies, std::span<const ProjectCoverage> coverage,
                           std::uint64_t shortOf)
{
    if (scope.service.empty())
        return {Rational(0), Rational(0)};
    if (coverage.empty())
        return {Rational(0), Rational(100)};

    ScoreMean least;
    ScoreMean greatest;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].kind != EvaluationPlace::Kind::Inside)
            continue;
        least.add(withOpenAt(tallies[i], 0, scope));
        greatest.add(withOpenAt(tallies[i], kFullThousandths, scope));
    }
    std::uint64_t unheard = shortOf;
    for (const ProjectCoverage &project : coverage)
        unheard += project.canScore ? 0 : 1;
    constexpr Points kNothing{0, 1};
    constexpr Points kEverything{kFullThousandths, 1};
    least.add(kNothing, unheard);
    greatest.add(kEverything, unheard);
    return {least.mean(), greatest.mean()};
}

ScoreRange possibleManagement(const ManagementTally &tally, const ItemScope &scope)
{
    return {withOpenAtLevel(tally, kLeastLevel, scope).score(), withOpenAtLevel(tally, kGreatestLevel, scope).score()};
}

} // namespace plumbline::core::scoring
