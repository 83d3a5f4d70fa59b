#pragma once

#include "core/audit/audit.h"

namespace plumbline::core::exchange {

/// An experience coefficient in the shortest form of exchange.md: "0.55", "0.6", "0", "1".
std::string alphaText(audit::Alpha alpha);

} // namespace plumbline::core::exchange
