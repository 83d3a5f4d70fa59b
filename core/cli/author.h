#pragma once

#include <string>

namespace plumbline::core::cli {

/// Who is named in the record: the user of this system.
std::string author();

} // namespace plumbline::core::cli
