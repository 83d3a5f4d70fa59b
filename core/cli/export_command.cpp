#include "core/cli/commands.h"
#include "core/cli/parcel_command.h"
#include "core/cli/store_access.h"
#include "core/exchange/audit_file.h"
#include "core/exchange/file_bytes.h"

namespace plumbline::core::cli {

int runExport(const ExportArguments &arguments, bool json, Console &console)
{
    if (arguments.unconfirmed)
        return exportParcel(arguments, json, console);
    StoreAccess access;
    if (const Result<void> opened = access.open(arguments.store, console.language(), false); !opened)
        return console.fail(opened.error());
    if (const Result<void> found = access.find(arguments.audit); !found)
        return console.fail(found.error());
    const Result<audit::Audit> audit = access.store().audit(arguments.audit);
    if (!audit)
        return console.fail(audit.error());
    const std::string file = exchange::writeAudit(*audit);
    if (arguments.out.empty()) {
        console.print(file);
        return console.finish();
    }
    if (const Result<void> written = exchange::writeFile(arguments.out, file); !written)
        return console.fail(written.error());
    return console.finish();
}

} // namespace plumbline::core::cli
