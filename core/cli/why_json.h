#pragma once

#include "core/exchange/json_writer.h"
#include "core/scoring/why.h"

namespace plumbline::core::cli {

/// The member "why" of `plumbline score --json`: the sources of both figures and what one more star takes. Points are
/// exact fractions.
void writeWhy(exchange::JsonWriter &out, const audit::Audit &audit, const scoring::Why &why);

} // namespace plumbline::core::cli
