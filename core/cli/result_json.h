#pragma once

#include "core/scoring/score.h"

namespace plumbline::core::cli {

/// The document of `plumbline score --json`: exchange.md.
std::string resultJson(const scoring::AuditResult &result);

} // namespace plumbline::core::cli
