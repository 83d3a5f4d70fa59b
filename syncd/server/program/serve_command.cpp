#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/store/store_thread.h"
#include "syncd/agent/agent.h"
#include "syncd/server/folder_lock.h"
#include "syncd/server/held_store.h"
#include "syncd/server/private_file.h"
#include "syncd/server/program/commands.h"

#include <csignal>

namespace plumbline::server {

using namespace core;

namespace {

int run(const ServerOptions &options, cli::Console &console)
{
    const SystemClock clock;
    SystemRandom random;
    const auto server = Server::open(options, clock, random);
    if (!server)
        return console.fail(server.error());
    // For programs that start the daemon: one line, its form never changes but by more words at its end.
    const std::string shown = options.host.find(':') == std::string::npos ? options.host : '[' + options.host + ']';
    std::string ready = "ready " + shown + ':' + std::to_string((*server)->port()) + " ca=" + (*server)->fingerprint();
    if (const auto metrics = (*server)->metricsPort())
        ready += " metrics=" + std::to_string(*metrics);
    console.print(ready + '\n');
    if (!console.printNow())
        return console.finish();
    (*server)->run();
    return console.finish();
}

/// Once, before the hub's first start.
Result<void> enrol(const std::filesystem::path &data, const std::string &text)
{
    const auto link = agent::parseEnrolmentLink(text);
    if (!link)
        return link.error();
    if (auto made = makePrivateFolder(data); !made)
        return made;
    const auto lock = FolderLock::take(data);
    if (!lock)
        return lock.error();
    const SystemClock clock;
    SystemRandom random;
    auto held = openHeldStore(data, {clock, random});
    if (!held)
        return held.error();
    store::StoreThread store(std::move(*held));
    const auto identity = agent::enrol(store, *link);
    return identity ? Result<void>() : identity.error();
}

} // namespace

int serve(const ServeArguments &arguments, cli::Console &console)
{
    const auto options = serverOptions(arguments);
    return options ? run(*options, console) : console.fail(options.error());
}

int hub(const HubArguments &arguments, cli::Console &console)
{
    auto options = serverOptions(arguments.serve);
    if (!options)
        return console.fail(options.error());
    if (!options->backend.empty())
        return console.fail({ErrorCode::InvalidInput,
                             {"中继只有自己的存储；共用数据库（backend）属于服务器。",
                              "a hub has a store of its own; a shared database (backend) is for servers."},
                             arguments.serve.config.empty() ? "backend" : arguments.serve.config + ": backend"});
    options->hub = true;
    std::signal(SIGPIPE, SIG_IGN);
    if (!arguments.link.empty())
        if (const auto enrolled = enrol(options->data, arguments.link); !enrolled)
            return console.fail(enrolled.error());
    return run(*options, console);
}

} // namespace plumbline::server
