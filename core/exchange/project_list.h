#pragma once
// Project lists from CSV (UTF-8, UTF-16 with BOM, GB18030; comma, semicolon, tab) and XLSX as Excel and WPS write it.

#include "core/audit/audit.h"
#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace plumbline::core::exchange {

struct ListOptions {
    std::optional<std::string> idColumn; ///< heading; found by its usual names otherwise
    bool rowNumbers = false;             ///< ids are the row numbers, whatever column there is
};

struct ProjectList {
    std::vector<audit::Project> projects; ///< in file order
    std::optional<std::string> idColumn;  ///< heading of the ids; nothing: ids are row numbers after the header, from 1
    std::vector<std::string> headings;
    std::vector<Error> notes; ///< what a person should know, such as how ids were made
};

/// Every fault at once, each with file and row (CSV: physical line) or cell. Looks at the content, not at the name.
Result<ProjectList, Faults> readProjectList(const std::filesystem::path &file, const ListOptions &options = {});

} // namespace plumbline::core::exchange
