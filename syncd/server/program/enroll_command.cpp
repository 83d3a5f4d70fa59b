#include "syncd/server/program/answer.h"
#include "syncd/server/program/commands.h"
#include "syncd/server/program/qr_text.h"

#include <nlohmann/json.hpp>

#include <ctime>

namespace plumbline::server {

using namespace core;
using nlohmann::json;

namespace {

std::string localTime(std::int64_t ms)
{
    const std::time_t seconds = ms / 1000;
    std::tm parts{};
    localtime_r(&seconds, &parts);
    char text[40] = {};
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %z", &parts);
    return text;
}

} // namespace

int enroll(const EnrollArguments &arguments, cli::Console &console)
{
    const auto valid = parseDuration(arguments.valid, "--valid");
    if (!valid)
        return console.fail(valid.error());
    std::string address = arguments.address;
    if (!address.empty())
        if (const auto checked = parseAddress(address, "--address"); !checked)
            return console.fail(checked.error());
    json request{{"command", "invite"},
                 {"user", arguments.user},
                 {"audits", arguments.audits},
                 {"all_audits", arguments.allAudits},
                 {"minutes", std::chrono::duration_cast<std::chrono::minutes>(*valid).count()}};
    if (!arguments.role.empty())
        request["role"] = arguments.role;
    if (!address.empty())
        request["address"] = address;
    const auto answer = answerOf(ask(arguments.data, request.dump(), address.empty() ? "127.0.0.1:8443" : address));
    if (!answer)
        return console.fail(answer.error());
    const json code = json::parse(*answer);
    if (arguments.json) {
        console.print(code.dump(2) + '\n');
        return console.finish();
    }
    const std::string link = code.at("link");
    console.print(qrText(link) + '\n' + link + '\n');
    const std::string user = code.at("user");
    const std::string role = code.at("role");
    const std::string until = localTime(code.at("expires_ms"));
    console.print(console.in({"用户 " + user + "（" + role + "），一次性代码有效至 " + until + "。\n",
                              "User " + user + " (" + role + "); the one-time code is valid until " + until + ".\n"}));
    return console.finish();
}

} // namespace plumbline::server
