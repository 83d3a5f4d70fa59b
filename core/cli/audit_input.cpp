#include "core/cli/audit_input.h"

#include "core/exchange/audit_file.h"
#include "core/exchange/file_bytes.h"
#include "core/exchange/limits.h"

namespace plumbline::core::cli {

Result<audit::Audit, Faults> loadAudit(const std::string &file)
{
    const Result<std::string> bytes = exchange::readFile(file, exchange::kMaxAuditBytes);
    if (!bytes)
        return Faults{bytes.error()};
    Result<audit::Audit, Faults> audit = exchange::readAudit(*bytes);
    if (!audit) {
        for (Error &fault : audit.error())
            fault.place = fault.place.empty() ? file : file + ": " + fault.place;
    }
    return audit;
}

} // namespace plumbline::core::cli
