#pragma once

#include "core/scoring/score.h"

namespace plumbline::core::scoring {

/// 6.2: conformity met, management level three or higher, service score 60 or more.
bool passes(bool conformityMet, int level, const Score &service);

/// Table 3: 3 to 5 of a pass, else 0.
int starsOf(bool conformityMet, int level, const Score &service);

} // namespace plumbline::core::scoring
