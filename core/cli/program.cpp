#include "core/cli/program.h"

#include "core/cli/commands.h"
#include "core/cli/exit_status.h"
#include "core/cli/language.h"

#include <exception>
#include <new>

namespace plumbline::core::cli {

namespace {

struct Runner {
    bool json;
    Console &console;

    int operator()(const SampleArguments &arguments) const { return runSample(arguments, json, console); }
    int operator()(const ScoreArguments &arguments) const { return runScore(arguments, json, console); }
    int operator()(const CatalogueArguments &arguments) const { return runCatalogue(arguments, json, console); }
    int operator()(const ReportArguments &arguments) const { return runReport(arguments, json, console); }
    int operator()(const ImportArguments &arguments) const { return runImport(arguments, json, console); }
    int operator()(const ExportArguments &arguments) const { return runExport(arguments, json, console); }
    int operator()(const LogArguments &arguments) const { return runLog(arguments, json, console); }
    int operator()(const VerifyArguments &arguments) const { return runVerify(arguments, json, console); }
    int operator()(const ConflictsArguments &arguments) const { return runConflicts(arguments, json, console); }
    int operator()(const EraseArguments &arguments) const { return runErase(arguments, json, console); }
    int operator()(const RepairArguments &arguments) const { return runRepair(arguments, json, console); }
};

} // namespace

int runProgram(const std::vector<std::string> &arguments)
{
    secureStandardStreams();
    Console console(languageOfEnvironment());
    try {
        const Result<std::variant<Request, Notice>> parsed = parseArguments(arguments, console.language());
        if (!parsed)
            return console.fail(parsed.error());
        if (const Notice *notice = std::get_if<Notice>(&*parsed)) {
            console.print(notice->text);
            return console.finish();
        }
        const Request &request = std::get<Request>(*parsed);
        return std::visit(Runner{request.json, console}, request.command);
    } catch (const std::bad_alloc &) {
        console.say(Text{"内存不足。", "out of memory."});
        return kFailed;
    }
}

} // namespace plumbline::core::cli
