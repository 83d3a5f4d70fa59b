#pragma once
// What may stand in the id cell of a project list.

#include "core/base/result.h"
#include "core/exchange/list_faults.h"
#include "core/exchange/list_row.h"

#include <optional>

namespace plumbline::core::exchange {

struct IdFault {
    ListFault kind;
    Text message;
};

/// Why the cell holds no id; nothing where it does. Ids stay byte for byte, so only what is no text, blank or of
/// several lines is refused.
std::optional<IdFault> idFault(const Cell &cell);

} // namespace plumbline::core::exchange
