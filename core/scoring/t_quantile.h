#pragma once

#include "core/scoring/rational.h"

#include <cstdint>

namespace plumbline::core::scoring {

/// The square of Student's t quantile at 0.975, for `degrees` >= 1 degrees of freedom. Exact for 2, where it is
/// rational; for others good to at least 15 digits.
Rational tSquared(std::uint64_t degrees);

} // namespace plumbline::core::scoring
