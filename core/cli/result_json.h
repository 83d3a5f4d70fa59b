#pragma once

#include "core/scoring/why.h"

namespace plumbline::core::cli {

/// The document of `plumbline score --json`: exchange.md.
std::string resultJson(const audit::Audit &audit, const scoring::AuditResult &result, const scoring::Why &why);

} // namespace plumbline::core::cli
