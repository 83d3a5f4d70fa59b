#pragma once

#include "core/audit/audit.h"
#include "core/scoring/rational.h"

#include <optional>
#include <string_view>

namespace plumbline::core::scoring {

/// Whether a decimal of any number of digits is at least `hundredths` / 100. Exact; linear in the digits.
bool isAtLeast(const audit::Decimal &decimal, const Integer &hundredths);

/// The value as a fraction; nothing for one of more digits than anyone has a use for (1,000), or that is no decimal.
std::optional<Rational> valueOf(const audit::Decimal &decimal);

} // namespace plumbline::core::scoring
