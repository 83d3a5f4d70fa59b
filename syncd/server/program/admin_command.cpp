#include "core/cli/exit_status.h"
#include "syncd/server/maintenance.h"
#include "syncd/server/program/answer.h"
#include "syncd/server/program/commands.h"

#include <nlohmann/json.hpp>

namespace plumbline::server {

using namespace core;
using nlohmann::json;

namespace {

/// A list of objects as lines of tab-separated values.
void printList(const json &list, cli::Console &console)
{
    for (const json &entry : list) {
        std::string line;
        for (const auto &[name, value] : entry.items())
            line +=
                (line.empty() ? "" : "\t") + name + '=' + (value.is_string() ? value.get<std::string>() : value.dump());
        console.print(line + '\n');
    }
}

} // namespace

int admin(const AdminArguments &arguments, cli::Console &console)
{
    if (!arguments.from.empty()) {
        const auto restored = restore(arguments.from, arguments.data);
        if (!restored)
            return console.fail(restored.error());
        console.print(console.in(
            {"已恢复；请启动服务并运行 admin verify。\n", "Restored; start the daemon and run admin verify.\n"}));
        return console.finish();
    }
    const auto answer = answerOf(ask(arguments.data, arguments.request, "127.0.0.1:8443"));
    if (!answer)
        return console.fail(answer.error());
    const json document = json::parse(*answer);
    const bool faulty = document.contains("findings") && !document.at("findings").empty();
    if (arguments.json) {
        console.print(document.dump(2) + '\n');
        return faulty ? cli::kFailed : console.finish();
    }
    for (const auto &[name, value] : document.items())
        if (value.is_array())
            printList(value, console);
    if (document.empty())
        console.print(console.in({"完成。\n", "Done.\n"}));
    if (document.contains("findings") && !faulty)
        console.print(console.in({"全部校验通过。\n", "All is well.\n"}));
    const int status = console.finish();
    return faulty ? cli::kFailed : status;
}

} // namespace plumbline::server
