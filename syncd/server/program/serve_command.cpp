#include "core/base/clock.h"
#include "core/base/random.h"
#include "syncd/server/program/commands.h"

namespace plumbline::server {

using namespace core;

int serve(const ServeArguments &arguments, cli::Console &console)
{
    const auto options = serverOptions(arguments);
    if (!options)
        return console.fail(options.error());
    const SystemClock clock;
    SystemRandom random;
    const auto server = Server::open(*options, clock, random);
    if (!server)
        return console.fail(server.error());
    // For programs that start the daemon: one line, its form never changes but by more words at its end.
    const std::string shown = options->host.find(':') == std::string::npos ? options->host : '[' + options->host + ']';
    std::string ready = "ready " + shown + ':' + std::to_string((*server)->port()) + " ca=" + (*server)->fingerprint();
    if (const auto metrics = (*server)->metricsPort())
        ready += " metrics=" + std::to_string(*metrics);
    console.print(ready + '\n');
    if (!console.printNow())
        return console.finish();
    (*server)->run();
    return console.finish();
}

} // namespace plumbline::server
