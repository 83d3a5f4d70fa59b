#include "core/scoring/sources.h"

#include "core/scoring/evaluation_tally.h"
#include "core/scoring/management_tally.h"
#include "core/scoring/thresholds.h"

#include <map>

namespace plumbline::core::scoring {

namespace {

/// Thousandths of points of one item, by the points due of the evaluation that they were given in.
struct ItemSums {
    std::size_t gradings = 0;
    std::map<std::int32_t, Points> byDue;
};

using AllSums = std::array<ItemSums, standard::kItemCount>;

void addGrading(AllSums &sums, ItemIndex item, std::int32_t itemDue, int thousandths, std::int32_t evaluationDue)
{
    ++sums[item].gradings;
    sums[item].byDue[evaluationDue].add(itemDue, thousandths);
}

/// Points of a mean of `evaluations` scores: thousandths / (10 x due of the evaluation) / evaluations.
FigureSources sourcesOf(const AllSums &sums, std::size_t evaluations, const ItemScope &scope)
{
    FigureSources sources;
    for (std::size_t d = 0; d < sources.dimensions.size(); ++d)
        sources.dimensions[d].dimension = static_cast<int>(d) + 1;
    for (ItemIndex item = 0; item < standard::kItemCount; ++item) {
        if (sums[item].gradings == 0)
            continue;
        ItemEffect effect;
        effect.item = item;
        effect.gradings = sums[item].gradings;
        for (const auto &[due, points] : sums[item].byDue) {
            const Integer whole = Integer(due) * 10 * evaluations;
            effect.earned += Rational(points.actual, whole);
            effect.lost += Rational(std::int64_t{points.due} * kFullThousandths - points.actual, whole);
        }
        DimensionEffect &dimension = sources.dimensions[scope.dimension[item]];
        dimension.earned += effect.earned;
        dimension.lost += effect.lost;
        sources.items.push_back(std::move(effect));
    }
    return sources;
}

} // namespace

FigureSources serviceSources(const audit::Audit &audit, const AuditResult &result)
{
    const ItemScope scope = scopeOf(audit);
    AllSums sums;
    std::vector<EvaluationEffect> evaluations;
    for (const EvaluationScore &entry : result.evaluationScores) {
        if (!entry.counts)
            continue;
        const audit::Evaluation &evaluation = audit.evaluations[entry.index];
        const std::int32_t due = tally(evaluation, scope).points.due;
        for (const audit::Answer &answer : evaluation.answers)
            if (scope.service.holds(answer.item) && answer.likert && !audit::isReason(answer.notInvolved))
                addGrading(sums, answer.item, scope.due[answer.item],
                           answer.alpha.value_or(*answer.likert * kThousandthsPerLevel), due);
        evaluations.push_back({entry.index, *entry.score, *entry.score / result.evaluations});
    }
    FigureSources sources = sourcesOf(sums, result.evaluations, scope);
    sources.evaluations = std::move(evaluations);
    return sources;
}

FigureSources managementSources(const audit::Audit &audit)
{
    const ItemScope scope = scopeOf(audit);
    const std::int32_t due = tallyManagement(audit, scope).points.due;
    AllSums sums;
    for (const audit::Grade &grade : audit.management)
        if (scope.management.holds(grade.item) && grade.level && !audit::isReason(grade.notInvolved))
            addGrading(sums, grade.item, scope.due[grade.item], *grade.level * kThousandthsPerLevel, due);
    return sourcesOf(sums, 1, scope);
}

} // namespace plumbline::core::scoring
