#pragma once

#include "core/exchange/project_list.h"

#include <string_view>

namespace plumbline::core::exchange {

/// A project list from the bytes of an XLSX workbook: its first visible sheet that holds a table.
Result<ProjectList, Faults> readXlsxList(std::string_view bytes, const std::string &file, const ListOptions &options);

} // namespace plumbline::core::exchange
