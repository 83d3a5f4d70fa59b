#include "core/base/printable.h"
#include "core/cli/audit_input.h"
#include "core/cli/commands.h"
#include "core/cli/store_access.h"
#include "core/exchange/json_writer.h"
#include "core/exchange/pending_file.h"
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

/// A file that would be written over another one of this command.
std::optional<Error> clashOf(const ReportArguments &arguments)
{
    if (!arguments.xlsx.empty() && !arguments.csv.empty() && exchange::sameFile(arguments.xlsx, arguments.csv))
        return Error{
            ErrorCode::InvalidInput,
            {"--xlsx 与 --csv 是同一个文件；请写到两个文件。", "--xlsx and --csv name the same file; write two files."},
            arguments.csv};
    for (const std::string &file : {arguments.xlsx, arguments.csv}) {
        if (!file.empty() && exchange::sameFile(file, arguments.audit))
            return Error{ErrorCode::InvalidInput,
                         {"这是审核文件本身，报告不能写在它上面。",
                          "this is the audit file itself; a report is not written over it."},
                         file};
    }
    return std::nullopt;
}

} // namespace

int runReport(const ReportArguments &arguments, bool json, Console &console)
{
    if (arguments.xlsx.empty() && arguments.csv.empty())
        return console.fail(
            Error{ErrorCode::InvalidInput,
                  {"请用 --xlsx 或 --csv 指定要写的文件。", "say with --xlsx or --csv which file to write."},
                  "plumbline report"});
    if (const std::optional<Error> clash = clashOf(arguments))
        return console.fail(*clash);
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
    // Both are written before either is put in its place: where one can't be, none is there.
    std::vector<std::pair<std::string, exchange::PendingFile>> files;
    const auto add = [&](const std::string &file, const std::string &bytes) -> Result<void> {
        Result<exchange::PendingFile> pending = exchange::PendingFile::write(file, bytes);
        if (!pending)
            return std::move(pending).error();
        files.emplace_back(file, std::move(*pending));
        return {};
    };
    if (!arguments.xlsx.empty()) {
        const Result<std::string> workbook = exchange::reportXlsx(input);
        if (!workbook)
            return console.fail(workbook.error());
        if (const Result<void> added = add(arguments.xlsx, *workbook); !added)
            return console.fail(added.error());
    }
    if (!arguments.csv.empty()) {
        if (const Result<void> added = add(arguments.csv, exchange::reportCsv(input)); !added)
            return console.fail(added.error());
    }
    exchange::JsonWriter written;
    written.beginObject().name("written").beginArray();
    for (auto &[file, pending] : files) {
        if (const Result<void> done = pending.commit(); !done)
            return console.fail(done.error());
        written.string(file);
        if (!json)
            console.print(printable(console.in({"已写入 " + file, "wrote " + file})) + '\n');
    }
    if (json)
        console.print(written.endArray().endObject().take());
    return console.finish();
}

} // namespace plumbline::core::cli
