#include "core/scoring/coverage.h"

#include <string_view>
#include <unordered_map>

namespace plumbline::core::scoring {

std::vector<EvaluationPlace> placesOf(const audit::Audit &audit, const sampling::Standing &standing)
{
    using Kind = EvaluationPlace::Kind;
    std::unordered_map<std::string_view, std::size_t> current;
    for (std::size_t i = 0; i < standing.current.size(); ++i)
        current.emplace(standing.current[i], i);

    std::vector<EvaluationPlace> places(audit.evaluations.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const audit::Evaluation &evaluation = audit.evaluations[i];
        if (audit::isReason(evaluation.excluded)) {
            places[i].kind = Kind::Excluded;
        } else if (!current.empty()) {
            const auto found = current.find(evaluation.project);
            if (found == current.end())
                places[i].kind = Kind::Outside;
            else
                places[i].project = found->second;
        }
    }
    return places;
}

std::vector<ProjectCoverage> coverageOf(std::span<const EvaluationPlace> places,
                                        std::span<const EvaluationTally> tallies, const sampling::Standing &standing)
{
    std::vector<ProjectCoverage> coverage(standing.current.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].kind != EvaluationPlace::Kind::Inside || places[i].project == EvaluationPlace::kNoProject)
            continue;
        ProjectCoverage &project = coverage[places[i].project];
        project.complete += tallies[i].complete() ? 1 : 0;
        project.canScore |= tallies[i].canScore();
    }
    return coverage;
}

} // namespace plumbline::core::scoring
