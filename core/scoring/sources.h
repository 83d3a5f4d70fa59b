#pragma once

#include "core/scoring/why.h"

namespace plumbline::core::scoring {

FigureSources serviceSources(const audit::Audit &audit, const AuditResult &result);
FigureSources managementSources(const audit::Audit &audit);

} // namespace plumbline::core::scoring
