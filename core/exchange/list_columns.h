#pragma once
// Which column of a project list holds what.

#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace plumbline::core::exchange {

struct ListOptions;

struct ListColumns {
    std::optional<std::size_t> id, name, kind, customer, completed;
    std::size_t headings = 0; ///< that are not blank
    bool idIsSerial = false;  ///< the ids are serial numbers, taken for want of better
    bool known = false;       ///< some heading is a usual one, or a person named one
};

/// By the usual headings and the options.
ListColumns chooseColumns(const std::vector<std::string> &headings, const ListOptions &options);

/// Why the id column can't be told: none or two are headed as it should be. Nothing where it can.
std::optional<Text> idColumnFault(const std::vector<std::string> &headings, const ListColumns &columns,
                                  const ListOptions &options);

} // namespace plumbline::core::exchange
