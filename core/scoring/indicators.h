#pragma once

#include "core/scoring/score.h"

namespace plumbline::core::scoring {

/// The nine conformity indicators (6.2), in the order of standard::indicators().
std::array<IndicatorState, 9> indicatorsOf(const audit::Audit &audit);

/// To conclude "met" beside one that is not met or not recorded takes a written justification.
bool takesJustification(const std::array<IndicatorState, 9> &indicators);

} // namespace plumbline::core::scoring
