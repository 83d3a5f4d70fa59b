#pragma once
// Rows of a project list that are no projects, told by their words and by what else stands in them.

#include "core/base/result.h"
#include "core/exchange/list_columns.h"
#include "core/exchange/list_row.h"

#include <optional>

namespace plumbline::core::exchange {

/// Why a row is no project: totals, signatures, notes, end marks; below the headings also units and column numbers.
/// Nothing for a project: a row with an id of its own is one whatever its name says, and so is one whose other cells
/// hold what only a project has.
std::optional<Text> noProject(const Row &row, const ListColumns &columns, bool firstBelowHeadings);

} // namespace plumbline::core::exchange
