#pragma once
// The commands of plumbline-syncd, each with its arguments as values; they return the exit status.

#include "core/cli/console.h"
#include "syncd/server/server.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace plumbline::server {

/// What the command line says goes before what the file says.
struct ServeArguments {
    std::string config;
    std::string data;
    std::string listen;
    std::vector<std::string> names;
    std::string metrics;
    std::string backend;
};

struct HubArguments {
    ServeArguments serve;
    std::string link; ///< to enrol with; empty: it has been
};

struct EnrollArguments {
    std::string data;
    std::string user;
    std::string role; ///< empty: as it is
    std::vector<std::string> audits;
    bool allAudits = false;
    std::string valid = "30m";
    std::string address; ///< HOST:PORT for the link; empty: the daemon's own
    bool json = false;
};

struct AgentArguments {
    std::string store;
    std::string pinFile;
    std::string link;
    bool once = false;
    bool follow = false;
    bool metered = false;
    std::string hub; ///< HOST:PORT of the site's
    bool noHub = false;
    bool json = false;
};

struct AdminArguments {
    std::string data;
    std::string from;    ///< restore: the backup; it needs no daemon
    std::string request; ///< JSON for AdminService
    bool json = false;
};

int serve(const ServeArguments &arguments, core::cli::Console &console);
int hub(const HubArguments &arguments, core::cli::Console &console);
int enroll(const EnrollArguments &arguments, core::cli::Console &console);
int agent(const AgentArguments &arguments, core::cli::Console &console);
int admin(const AdminArguments &arguments, core::cli::Console &console);

/// Asks the running daemon, or does it on the data folder itself while none runs. The answer is AdminService's.
core::Result<std::string> ask(const std::filesystem::path &data, const std::string &request,
                              const std::string &address);

/// "HOST:PORT", "[::1]:8443". Errors: InvalidInput.
struct HostAndPort {
    std::string host;
    std::uint16_t port = 0;
};
core::Result<HostAndPort> parseAddress(const std::string &text, const std::string &option);

/// "40s", "30m", "2h", "7d". Errors: InvalidInput.
core::Result<std::chrono::seconds> parseDuration(const std::string &text, const std::string &option);

/// The daemon's options from --config and the command line. Errors: NotFound, InvalidInput (with line and column).
core::Result<ServerOptions> serverOptions(const ServeArguments &arguments);

} // namespace plumbline::server
