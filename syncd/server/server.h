#pragma once
// The daemon: TLS 1.3 and nothing below it; `/sync/v1` for certified devices, EST for those that are to become one.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "syncd/server/limits.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plumbline::server {

struct ServerOptions {
    bool hub = false; ///< serves a site's network with what its own server said, see hub/site_hub.h
    std::filesystem::path data;
    std::string host = "127.0.0.1";                        ///< address to listen on
    std::uint16_t port = 8443;                             ///< 0: any
    std::vector<std::string> names;                        ///< that tablets reach it by, beside localhost
    std::string metricsHost;                               ///< loopback address of /health and /metrics; empty: none
    std::uint16_t metricsPort = 0;                         ///< 0: any
    std::chrono::seconds clientLifetime = kClientLifetime; ///< of certificates that it issues to devices
    std::size_t maxConnections = kMaxConnections;
    std::string backend; ///< address of a PostgreSQL to share; empty: what the data folder names, or none
    std::chrono::seconds quarantineCheck = kQuarantineCheck; ///< how often what is in quarantine is looked through
};

class Server {
public:
    /// Opens the data folder (made when missing) and listens. Errors: Busy (another daemon has it; the port is taken),
    /// Io, Corrupted, Untrusted (permissions); of a hub Refused (not enrolled as one), Network (its first start needs
    /// the server).
    static core::Result<std::unique_ptr<Server>> open(const ServerOptions &options, const core::Clock &clock,
                                                      core::Random &random);
    ~Server();

    std::uint16_t port() const;
    std::optional<std::uint16_t> metricsPort() const;
    std::string fingerprint() const;

    /// Serves until SIGTERM, SIGINT or stop(). What was taken is acknowledged, then connections close.
    void run();
    void stop(); ///< from any thread

private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::server
