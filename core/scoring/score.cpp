#include "core/scoring/score.h"

#include "core/scoring/coverage.h"
#include "core/scoring/indicators.h"
#include "core/scoring/interval.h"
#include "core/scoring/management_tally.h"
#include "core/scoring/missing.h"
#include "core/scoring/possible_stars.h"
#include "core/scoring/verdict.h"

#include <algorithm>

namespace plumbline::core::scoring {

namespace {

using Kind = EvaluationPlace::Kind;

void scoreService(const audit::Audit &audit, std::span<const EvaluationPlace> places,
                  std::span<const EvaluationTally> tallies, AuditResult &result)
{
    ScoreMean whole;
    std::array<ScoreMean, standard::kDimensionCount> dimensions;
    result.evaluationScores.reserve(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const EvaluationTally &tally = tallies[i];
        const bool counts = places[i].kind == Kind::Inside && tally.complete();
        result.evaluationScores.push_back({i, tally.complete(), counts, tally.points.score()});
        if (places[i].kind == Kind::Outside)
            result.outsideSample.push_back(audit.evaluations[i].id);
        if (!counts)
            continue;
        whole.add(tally.points);
        for (std::size_t d = 0; d < dimensions.size(); ++d)
            dimensions[d].add(tally.dimensions[d]);
    }
    std::sort(result.outsideSample.begin(), result.outsideSample.end());
    result.service = whole.mean();
    result.evaluations = whole.count();
    for (std::size_t d = 0; d < dimensions.size(); ++d)
        result.dimensions[d].service = dimensions[d].mean();
}

void scoreManagement(const ManagementTally &tally, AuditResult &result)
{
    result.management = tally.points.score();
    result.level = levelOf(result.management);
    for (std::size_t d = 0; d < tally.dimensions.size(); ++d)
        result.dimensions[d].management = tally.dimensions[d].score();
}

void standSample(const audit::Audit &audit, const sampling::Standing &standing, AuditResult &result)
{
    result.projects = audit.projects.size();
    if (result.projects > 0)
        result.required = sampling::requiredSize(result.projects);
    result.current = standing.current;
    result.verified = standing.verified;
    result.objections = standing.objections;
}

} // namespace

std::string_view name(Indication indication)
{
    switch (indication) {
    case Indication::Met:
        return "met";
    case Indication::NotMet:
        return "not_met";
    case Indication::NotRecorded:
        return "not_recorded";
    case Indication::NoCases:
        return "no_cases";
    }
    return {};
}

AuditResult score(const audit::Audit &audit)
{
    return score(audit, audit.sample ? sampling::examine(*audit.sample, audit.projects) : sampling::Standing{});
}

AuditResult score(const audit::Audit &audit, const sampling::Standing &standing)
{
    const ItemScope scope = scopeOf(audit);
    std::vector<EvaluationTally> tallies;
    tallies.reserve(audit.evaluations.size());
    for (const audit::Evaluation &evaluation : audit.evaluations)
        tallies.push_back(tally(evaluation, scope));
    const std::vector<EvaluationPlace> places = placesOf(audit, standing);
    const std::vector<ProjectCoverage> coverage = coverageOf(places, tallies, standing);
    const ManagementTally management = tallyManagement(audit, scope);

    AuditResult result;
    standSample(audit, standing, result);
    scoreService(audit, places, tallies, result);
    scoreManagement(management, result);
    result.indicators = indicatorsOf(audit);
    result.conclusion = audit.conformity.conclusion;
    if (standing.verified) {
        IntervalFindings findings = intervalOf(places, tallies, standing.current.size(), result.projects);
        result.interval = std::move(findings.interval);
        result.straddles = std::move(findings.straddles);
    }

    const bool met = result.conclusion == audit::Conclusion::Met;
    const bool unjustified =
        met && takesJustification(result.indicators) && !audit::isReason(audit.conformity.justification);
    result.pass = passes(met, result.level, result.service);
    result.stars = starsOf(met, result.level, result.service);

    const bool sampled = standing.drawnCount > 0;
    const std::uint64_t required = result.required.value_or(0);
    // An audit without projects has no sample that could be enough, whatever its file lists as drawn.
    const Completeness completeness{.sampleMissing = !sampled || !result.required || standing.drawnCount < required,
                                    .sampleUnverified = sampled && !standing.verified,
                                    .conclusionMissing = !result.conclusion,
                                    .justificationMissing = unjustified};
    result.missing = missingOf(audit, completeness, standing, places, tallies, coverage, management.open);
    result.final = result.missing.empty();

    const std::uint64_t shortOf = required > standing.drawnCount ? required - standing.drawnCount : 0;
    const ScoreRange service = possibleService(scope, places, tallies, coverage, shortOf);
    const ScoreRange level = possibleManagement(management, scope);
    result.possible.worst = starsOf(met && !unjustified, levelOf(level.least), service.least);
    result.possible.best = starsOf(met || !result.conclusion, levelOf(level.greatest), service.greatest);
    return result;
}

} // namespace plumbline::core::scoring
