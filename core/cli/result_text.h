#pragma once

#include "core/scoring/score.h"

namespace plumbline::core::cli {

/// The result for people, in one language: stars, figures with their exact fractions, what is missing.
std::string resultText(const audit::Audit &audit, const scoring::AuditResult &result, Language language);

} // namespace plumbline::core::cli
