#pragma once

#include "core/scoring/score.h"

namespace plumbline::core::exchange {

/// What is missing, as a sentence with the clause it comes from.
Text missingWords(const scoring::Missing &entry);

} // namespace plumbline::core::exchange
