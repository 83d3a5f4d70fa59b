#pragma once

#include "core/scoring/score.h"

namespace plumbline::core::cli {

/// What is missing, as a sentence with the clause it comes from.
Text missingText(const scoring::Missing &entry);

} // namespace plumbline::core::cli
