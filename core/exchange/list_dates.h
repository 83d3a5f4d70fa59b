#pragma once
// The completion dates of a project list.

#include "core/audit/audit.h"

#include <vector>

namespace plumbline::core::exchange {

/// Dates of a column as people write them, made ISO: 2024-6-30, 2024/06/30, 2024.6.30, 2024年6月30日, 6/30/2024 where
/// the column shows which comes first. What can't be read becomes empty and is counted.
std::size_t makeDatesIso(std::vector<audit::Project> &projects);

} // namespace plumbline::core::exchange
