#include "core/base/printable.h"
#include "core/cli/audit_input.h"
#include "core/cli/author.h"
#include "core/cli/commands.h"
#include "core/cli/parcel_command.h"
#include "core/cli/store_access.h"
#include "core/exchange/json_writer.h"
#include "core/record/fold.h"

#include <algorithm>

namespace plumbline::core::cli {

namespace {

Result<std::vector<record::Edit>> editsFor(store::Store &store, const audit::Audit &audit)
{
    const Result<std::vector<store::AuditSummary>> known = store.audits();
    if (!known)
        return known.error();
    if (std::ranges::find(*known, audit.id, &store::AuditSummary::id) == known->end())
        return record::unfold(audit);
    const Result<audit::Audit> before = store.audit(audit.id);
    if (!before)
        return before.error();
    return record::difference(*before, audit);
}

} // namespace

int runImport(const ImportArguments &arguments, bool json, Console &console)
{
    if (isParcelFile(arguments.audit))
        return importParcel(arguments, json, console);
    const Result<audit::Audit, Faults> audit = loadAudit(arguments.audit);
    if (!audit)
        return console.fail(audit.error());
    StoreAccess access;
    if (const Result<void> opened = access.open(arguments.store, console.language(), true); !opened)
        return console.fail(opened.error());
    Result<std::vector<record::Edit>> edits = editsFor(access.store(), *audit);
    if (!edits)
        return console.fail(edits.error());
    for (record::Edit &edit : *edits)
        edit.reason = arguments.reason;
    const Result<std::vector<record::ChangeId>> changes = access.store().append(audit->id, author(), *edits);
    if (!changes)
        return console.fail(changes.error());

    const std::string count = std::to_string(changes->size());
    const std::string origin = record::originText(access.store().origin());
    if (json) {
        exchange::JsonWriter out;
        out.beginObject().member("audit", audit->id).member("origin", origin);
        out.name("changes").integer(static_cast<std::int64_t>(changes->size())).endObject();
        console.print(out.take());
    } else {
        console.print(
            printable(console.in({"审核 " + audit->id + "：写入 " + count + " 处修改，来源 " + origin,
                                  "audit " + audit->id + ": " + count + " changes written, origin " + origin}))
            + '\n');
    }
    return console.finish();
}

} // namespace plumbline::core::cli
