#include "core/base/clock.h"
#include "core/base/random.h"
#include "syncd/server/program/commands.h"
#include "syncd/server/server.h"

namespace plumbline::server {

using namespace core;

int serve(const ServeArguments &arguments, cli::Console &console)
{
    const auto address = parseAddress(arguments.listen, "--listen");
    if (!address)
        return console.fail(address.error());
    const SystemClock clock;
    SystemRandom random;
    const auto server = Server::open({arguments.data, address->host, address->port, arguments.names}, clock, random);
    if (!server)
        return console.fail(server.error());
    // For programs that start the daemon: one line, its form never changes but by more words at its end.
    const std::string shown = address->host.find(':') == std::string::npos ? address->host : '[' + address->host + ']';
    console.print("ready " + shown + ':' + std::to_string((*server)->port()) + " ca=" + (*server)->fingerprint()
                  + '\n');
    if (!console.printNow())
        return console.finish();
    (*server)->run();
    return console.finish();
}

} // namespace plumbline::server
