#pragma once

#include "core/exchange/project_list.h"

namespace plumbline::core::exchange {

/// A project list from the bytes of a text file; `file` is how messages name it.
Result<ProjectList, Faults> readCsvList(std::string bytes, const std::string &file, const ListOptions &options);

} // namespace plumbline::core::exchange
