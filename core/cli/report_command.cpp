#include "core/base/printable.h"
#include "core/cli/audit_input.h"
#include "core/cli/commands.h"
#include "core/cli/store_access.h"
#include "core/exchange/file_bytes.h"
#include "core/exchange/json_writer.h"
#include "core/exchange/report.h"

namespace plumbline::core::cli {

namespace {

Result<std::vector<exchange::HistoryLine>> historyOf(StoreAccess &access, const std::string &audit)
{
    if (Result<void> found = access.find(audit); !found)
        return std::move(found).error();
    std::vector<exchange::HistoryLine> lines;
    Result<void> read = access.store().log(audit, [&lines](const record::Change &change) {
        exchange::addHistory(lines, change);
        return true;
    });
    if (!read)
        return std::move(read).error();
    return lines;
}

} // namespace

int runReport(const ReportArguments &arguments, bool json, Console &console)
{
    if (arguments.xlsx.empty() && arguments.csv.empty())
        return console.fail(
            Error{ErrorCode::InvalidInput,
                  {"请用 --xlsx 或 --csv 指定要写的文件。", "say with --xlsx or --csv which file to write."},
                  "plumbline report"});
    const Result<audit::Audit, Faults> audit = loadAudit(arguments.audit);
    if (!audit)
        return console.fail(audit.error());
    const scoring::AuditResult result = scoring::score(*audit);
    exchange::ReportInput input{*audit, result};
    if (!arguments.store.empty()) {
        StoreAccess access;
        if (const Result<void> opened = access.open({arguments.store, arguments.pinFile}, console.language(), false);
            !opened)
            return console.fail(opened.error());
        Result<std::vector<exchange::HistoryLine>> history = historyOf(access, audit->id);
        if (!history)
            return console.fail(history.error());
        input.history = std::move(*history);
    }
    exchange::JsonWriter written;
    written.beginObject().name("written").beginArray();
    const auto write = [&](const std::string &file, const std::string &bytes) {
        const Result<void> done = exchange::writeFile(file, bytes);
        if (!done)
            return console.fail(done.error());
        written.string(file);
        if (!json)
            console.print(printable(console.in({"已写入 " + file, "wrote " + file})) + '\n');
        return 0;
    };
    if (!arguments.xlsx.empty()) {
        const Result<std::string> workbook = exchange::reportXlsx(input);
        if (!workbook)
            return console.fail(workbook.error());
        if (const int status = write(arguments.xlsx, *workbook); status != 0)
            return status;
    }
    if (!arguments.csv.empty()) {
        if (const int status = write(arguments.csv, exchange::reportCsv(input)); status != 0)
            return status;
    }
    if (json)
        console.print(written.endArray().endObject().take());
    return console.finish();
}

} // namespace plumbline::core::cli
