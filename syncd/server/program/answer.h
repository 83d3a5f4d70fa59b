#pragma once

#include "core/base/result.h"

#include <string>

namespace plumbline::server {

/// The document of AdminService without its "ok"; what it refused as an error.
core::Result<std::string> answerOf(const core::Result<std::string> &answer);

} // namespace plumbline::server
