#pragma once
// The audit file, `plumbline.audit/1`: a public contract, see exchange.md.

#include "core/audit/audit.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace plumbline::core::exchange {

inline constexpr std::string_view kAuditFormat = "plumbline.audit/1";

/// Strict: every fault at once, each with its JSON pointer (Error::place). Unknown members are kept.
Result<audit::Audit, Faults> readAudit(std::string_view json);

/// UTF-8, two-space indentation, members in the order of exchange.md, unknown ones after them. The same audit always
/// gives the same bytes.
std::string writeAudit(const audit::Audit &audit);

} // namespace plumbline::core::exchange
