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
    const auto answer = answerOf(ask(arguments.data, arguments.request, "127.0.0.1:8443"));
    if (!answer)
        return console.fail(answer.error());
    const json document = json::parse(*answer);
    if (arguments.json) {
        console.print(document.dump(2) + '\n');
        return console.finish();
    }
    for (const auto &[name, value] : document.items())
        if (value.is_array())
            printList(value, console);
    if (document.empty())
        console.print(console.in({"完成。\n", "Done.\n"}));
    return console.finish();
}

} // namespace plumbline::server
