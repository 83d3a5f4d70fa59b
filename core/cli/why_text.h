#pragma once

#include "core/scoring/why.h"

namespace plumbline::core::cli {

/// What keeps the audit from one more star, for people, a line each; empty when it has five.
std::string whyText(const scoring::Why &why, Language language);

} // namespace plumbline::core::cli
