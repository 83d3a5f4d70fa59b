#include "core/cli/commands.h"
#include "core/cli/store_access.h"
#include "core/exchange/json_writer.h"
#include "core/store/repair.h"

namespace plumbline::core::cli {

namespace {

std::string reportJson(const store::RepairReport &report)
{
    exchange::JsonWriter out;
    const auto count = [&](const char *name, std::uint64_t value) {
        out.name(name).integer(static_cast<std::int64_t>(value));
    };
    out.beginObject().member("kept_aside", report.keptAside.string());
    count("changes", report.changes);
    count("issued_again", report.issuedAgain);
    count("missing", report.missing);
    count("damaged_attachments", report.attachments);
    out.name("new_origin").boolean(report.newOrigin);
    out.name("incomplete").beginArray();
    for (const std::string &audit : report.incomplete)
        out.string(audit);
    out.endArray().endObject();
    return out.take();
}

} // namespace

int runRepair(const RepairArguments &arguments, bool json, Console &console)
{
    StoreAccess access;
    const Result<store::RepairReport> report = access.repair(arguments.store, console.language());
    if (!report)
        return console.fail(report.error());
    console.print(json ? reportJson(*report) : console.in(report->summary()) + '\n');
    return console.finish();
}

} // namespace plumbline::core::cli
