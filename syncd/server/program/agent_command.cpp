#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/cli/pin.h"
#include "core/store/repair.h"
#include "core/store/store_thread.h"
#include "syncd/agent/agent.h"
#include "syncd/server/program/commands.h"

#include <nlohmann/json.hpp>

#include <csignal>

namespace plumbline::server {

using namespace core;

namespace {

/// A damaged store is repaired first, and the person told at once what that came to.
Result<std::unique_ptr<store::Store>> openStore(const AgentArguments &arguments, cli::Console &console,
                                                store::Surroundings surroundings)
{
    auto protection = store::protectionOf(arguments.store);
    // A device that is to be enrolled may be new.
    const bool isNew = !protection && protection.error().code == ErrorCode::NotFound && !arguments.link.empty();
    if (!protection && !isNew)
        return protection.error();
    if (isNew)
        protection = store::Protection(store::PinProtection{});
    if (auto *pin = std::get_if<store::PinProtection>(&*protection)) {
        auto given = arguments.pinFile.empty() ? cli::pinFromTerminal(console.language(), isNew)
                                               : cli::pinFromFile(arguments.pinFile);
        if (!given)
            return given.error();
        pin->pin = std::move(*given);
    }
    if (isNew)
        return store::Store::create(arguments.store, *protection, surroundings);
    std::optional<store::RepairReport> report;
    auto opened = store::openOrRepair(arguments.store, *protection, surroundings, report);
    if (report)
        console.say(report->summary());
    return opened;
}

void print(const agent::Status &status, bool asJson, cli::Console &console)
{
    static constexpr const char *kStates[] = {"not_enrolled", "offline", "connecting", "exchanging", "live", "refused"};
    if (asJson) {
        console.print(nlohmann::json{{"state", kStates[static_cast<int>(status.state)]},
                                     {"unconfirmed", status.unconfirmed},
                                     {"confirmed", status.confirmed},
                                     {"refused", status.refused.size()},
                                     {"hub", status.hub},
                                     {"on_hub", status.onHub},
                                     {"last_confirmed_ms", status.lastConfirmedMs},
                                     {"bytes_left", status.bytesLeft},
                                     {"attachments_waiting", status.attachmentsWaiting},
                                     {"zh", status.detail.zh},
                                     {"en", status.detail.en}}
                          .dump()
                      + '\n');
        return;
    }
    const std::string confirmed = std::to_string(status.confirmed);
    const std::string open = std::to_string(status.unconfirmed);
    const std::string held = std::to_string(status.onHub);
    console.print(
        console.in({status.detail.zh + " 本机变更：服务器已确认 " + confirmed + "，未确认 " + open
                        + (status.onHub != 0 ? "（其中 " + held + " 在现场中继）" : "") + "。\n",
                    status.detail.en + " Own changes: " + confirmed + " confirmed by the server, " + open + " not yet"
                        + (status.onHub != 0 ? " (" + held + " of them on the hub)" : "") + ".\n"}));
}

int follow(store::StoreThread &store, const AgentArguments &arguments, cli::Console &console)
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr); // before the agent's thread, which inherits it
    agent::Agent agent(store);
    std::string last;
    agent.onStatus([&](const agent::Status &status) {
        cli::Console line(console.language());
        print(status, arguments.json, line);
        line.printNow();
    });
    agent.setMetered(arguments.metered);
    agent.start();
    int got = 0;
    sigwait(&ending, &got);
    agent.stop();
    return console.finish();
}

} // namespace

int agent(const AgentArguments &arguments, cli::Console &console)
{
    std::optional<agent::EnrolmentLink> link;
    if (!arguments.link.empty()) {
        const auto parsed = agent::parseEnrolmentLink(arguments.link);
        if (!parsed)
            return console.fail(parsed.error());
        link = *parsed;
    }
    std::signal(SIGPIPE, SIG_IGN);
    const SystemClock clock;
    SystemRandom random;
    auto opened = openStore(arguments, console, {clock, random});
    if (!opened)
        return console.fail(opened.error());
    store::StoreThread store(std::move(*opened));
    if (link) {
        const auto identity = agent::enrol(store, *link);
        if (!identity)
            return console.fail(identity.error());
        if (!arguments.json)
            console.print(
                console.in({"已注册：用户 " + identity->user + "。\n", "Enrolled as " + identity->user + ".\n"}));
    }
    if (!arguments.hub.empty() || arguments.noHub) {
        Result<void> kept;
        store.run([&](store::Store &held) { kept = agent::keepHub(held, arguments.hub); });
        if (!kept)
            return console.fail(kept.error());
    }
    if (arguments.follow) {
        if (!console.printNow())
            return console.finish();
        return follow(store, arguments, console);
    }
    if (!arguments.once)
        return console.finish();
    agent::Agent agent(store);
    agent.setMetered(arguments.metered);
    const auto status = agent.once();
    if (!status)
        return console.fail(status.error());
    print(*status, arguments.json, console);
    return console.finish();
}

} // namespace plumbline::server
