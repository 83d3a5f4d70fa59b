#include "core/scoring/management_tally.h"

#include "core/scoring/thresholds.h"

namespace plumbline::core::scoring {

ManagementTally tallyManagement(const audit::Audit &audit, const ItemScope &scope)
{
    ManagementTally tally;
    tally.open = scope.management;
    for (const audit::Grade &grade : audit.management) {
        if (!scope.management.holds(grade.item))
            continue;
        if (audit::isReason(grade.notInvolved)) {
            tally.open.remove(grade.item);
        } else if (grade.level) {
            tally.open.remove(grade.item);
            const int earned = *grade.level * kThousandthsPerLevel;
            tally.points.add(scope.due[grade.item], earned);
            tally.dimensions[scope.dimension[grade.item]].add(scope.due[grade.item], earned);
        }
    }
    return tally;
}

Points withOpenAtLevel(const ManagementTally &tally, int level, const ItemScope &scope)
{
    Points points = tally.points;
    tally.open.forEach([&](standard::ItemIndex item) { points.add(scope.due[item], level * kThousandthsPerLevel); });
    return points;
}

int levelOf(const Score &management)
{
    if (management)
        for (const LevelRow &row : kLevelRows)
            if (*management >= row.management)
                return row.level;
    return 0;
}

} // namespace plumbline::core::scoring
