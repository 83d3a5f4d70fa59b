#include "core/scoring/evaluation_tally.h"

#include "core/scoring/thresholds.h"

namespace plumbline::core::scoring {

EvaluationTally tally(const audit::Evaluation &evaluation, const ItemScope &scope)
{
    EvaluationTally tally;
    tally.open = scope.service;
    for (const audit::Answer &answer : evaluation.answers) {
        if (!scope.service.holds(answer.item))
            continue;
        if (answer.notInvolved && audit::isReason(*answer.notInvolved)) {
            tally.open.remove(answer.item);
        } else if (answer.likert) {
            tally.open.remove(answer.item);
            const int alpha = answer.alpha.value_or(*answer.likert * kThousandthsPerLevel);
            tally.points.add(scope.due[answer.item], alpha);
            tally.dimensions[scope.dimension[answer.item]].add(scope.due[answer.item], alpha);
        }
    }
    return tally;
}

Points withOpenAt(const EvaluationTally &tally, int alpha, const ItemScope &scope)
{
    Points points = tally.points;
    tally.open.forEach([&](standard::ItemIndex item) { points.add(scope.due[item], alpha); });
    return points;
}

} // namespace plumbline::core::scoring
