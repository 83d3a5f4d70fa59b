#include "core/scoring/verdict.h"

#include "core/scoring/thresholds.h"

namespace plumbline::core::scoring {

bool passes(bool conformityMet, int level, const Score &service)
{
    const StarRow &least = kStarRows.front();
    return conformityMet && level >= least.level && service && *service >= least.service;
}

int starsOf(bool conformityMet, int level, const Score &service)
{
    int stars = 0;
    if (passes(conformityMet, level, service))
        for (const StarRow &row : kStarRows)
            if (level >= row.level && *service >= row.service)
                stars = row.stars;
    return stars;
}

} // namespace plumbline::core::scoring
