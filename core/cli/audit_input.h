#pragma once

#include "core/audit/audit.h"
#include "core/base/result.h"

namespace plumbline::core::cli {

/// An audit file from disk; every fault names the file and its JSON pointer.
Result<audit::Audit, Faults> loadAudit(const std::string &file);

} // namespace plumbline::core::cli
