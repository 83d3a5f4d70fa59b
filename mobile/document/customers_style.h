#pragma once
// How a customer answered on a tablet, from the times that the record keeps of each answer.

#include "core/record/register.h"
#include "core/scoring/response_style.h"

#include <optional>

namespace plumbline::mobile {

/// Nothing for an evaluation that was not answered in customer mode, such as one read from a file: its answers have no
/// times of their own.
std::optional<core::scoring::ResponseStyle> customersStyle(const core::record::Registers &registers,
                                                           const std::string &evaluation);

} // namespace plumbline::mobile
