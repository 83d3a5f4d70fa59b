#include "core/scoring/missing.h"

#include <algorithm>
#include <tuple>

namespace plumbline::core::scoring {

namespace {

using What = Missing::What;

void addAnswers(const audit::Audit &audit, std::span<const EvaluationPlace> places,
                std::span<const EvaluationTally> tallies, std::vector<Missing> &missing)
{
    std::vector<std::size_t> incomplete;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].kind == EvaluationPlace::Kind::Inside && !tallies[i].complete())
            incomplete.push_back(i);
    const auto key = [&](std::size_t i) { return std::tie(audit.evaluations[i].project, audit.evaluations[i].id); };
    std::sort(incomplete.begin(), incomplete.end(), [&](std::size_t l, std::size_t r) { return key(l) < key(r); });

    for (std::size_t i : incomplete) {
        const audit::Evaluation &evaluation = audit.evaluations[i];
        if (tallies[i].open.empty())
            missing.push_back({What::Answer, evaluation.project, evaluation.id, {}});
        // The catalogue is in the order of the codes.
        tallies[i].open.forEach(
            [&](ItemIndex item) { missing.push_back({What::Answer, evaluation.project, evaluation.id, item}); });
    }
}

void addProjects(const sampling::Standing &standing, std::span<const ProjectCoverage> coverage,
                 std::vector<Missing> &missing)
{
    std::vector<std::string> unheard;
    for (std::size_t i = 0; i < coverage.size(); ++i)
        if (coverage[i].complete == 0)
            unheard.push_back(standing.current[i]);
    std::sort(unheard.begin(), unheard.end());
    for (std::string &project : unheard)
        missing.push_back({What::Evaluation, std::move(project), {}, {}});
}

} // namespace

std::string_view name(Missing::What what)
{
    switch (what) {
    case What::Answer:
        return "answer";
    case What::Conclusion:
        return "conclusion";
    case What::Evaluation:
        return "evaluation";
    case What::Justification:
        return "justification";
    case What::Management:
        return "management";
    case What::Sample:
        return "sample";
    case What::SampleUnverified:
        return "sample_unverified";
    }
    return {};
}

std::vector<Missing> missingOf(const audit::Audit &audit, const Completeness &completeness,
                               const sampling::Standing &standing, std::span<const EvaluationPlace> places,
                               std::span<const EvaluationTally> tallies, std::span<const ProjectCoverage> coverage,
                               const ItemSet &openManagement)
{
    std::vector<Missing> missing;
    addAnswers(audit, places, tallies, missing);
    if (completeness.conclusionMissing)
        missing.push_back({What::Conclusion, {}, {}, {}});
    addProjects(standing, coverage, missing);
    if (completeness.justificationMissing)
        missing.push_back({What::Justification, {}, {}, {}});
    openManagement.forEach([&](ItemIndex item) { missing.push_back({What::Management, {}, {}, item}); });
    if (completeness.sampleMissing)
        missing.push_back({What::Sample, {}, {}, {}});
    if (completeness.sampleUnverified)
        missing.push_back({What::SampleUnverified, {}, {}, {}});
    return missing;
}

} // namespace plumbline::core::scoring
