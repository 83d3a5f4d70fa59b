#pragma once
// The inside of the Server: server_opening.cpp opens it, server.cpp runs it.

#include "syncd/agent/identity.h"
#include "syncd/server/control_socket.h"
#include "syncd/server/folder_lock.h"
#include "syncd/server/hub/site_hub.h"
#include "syncd/server/keeping.h"
#include "syncd/server/limits.h"
#include "syncd/server/metrics_listener.h"
#include "syncd/server/office.h"
#include "syncd/server/server.h"
#include "syncd/server/services.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>

#include <optional>

namespace plumbline::server {

namespace asio = boost::asio;

// Members are destroyed from the last to the first: connections before what they use.
struct Server::Impl {
    const core::Clock &clock;
    std::unique_ptr<FolderLock> lock;
    std::unique_ptr<Authority> authority;
    std::unique_ptr<Registry> registry;
    std::unique_ptr<Keeping> keeping;
    std::unique_ptr<AttachmentRoute> attachments;
    std::unique_ptr<EstService> est;
    std::unique_ptr<Reconciler> reconciler;
    std::string fingerprint; ///< of the CA
    std::unique_ptr<HubDesk> hubs;
    SiteHub *siteHub = nullptr; ///< `hubs`, of a hub
    agent::Credentials siteCredentials;
    std::optional<Services> services;
    std::shared_ptr<asio::ssl::context> tls;
    asio::io_context context{1};
    asio::ip::tcp::acceptor acceptor{context};
    asio::signal_set signals{context};
    asio::signal_set reloads{context};
    std::size_t maxConnections = kMaxConnections;
    std::vector<std::string> hosts; ///< that the server's certificate names
    std::unique_ptr<MetricsListener> metrics;
    std::unique_ptr<AdminService> admin;
    std::unique_ptr<Maintenance> maintenance;
    std::unique_ptr<QuarantineWatch> quarantine;
    std::chrono::seconds quarantineCheck = kQuarantineCheck;
    std::unique_ptr<Office> office;
    std::unique_ptr<ControlSocket> control;

    explicit Impl(const core::Clock &withClock) : clock(withClock) { }

    ~Impl()
    {
        if (siteHub != nullptr)
            siteHub->stop();
        // What is still worked on posts its answers to the context: let it finish before that goes.
        if (keeping)
            keeping->finish();
    }

    backend::Post post()
    {
        return [this](std::function<void()> work) { asio::post(context, std::move(work)); };
    }

    core::Result<void> open(const ServerOptions &options, core::Random &random);
    core::Result<void> openAsServer(const ServerOptions &options, core::Random &random);
    core::Result<void> openAsHub(const ServerOptions &options, core::Random &random);
    core::Result<void> readSiteCredentials();
    core::Result<void> openSiteHub();
    core::Result<void> loadTls();
    void reload(); ///< of the certificate; the one in use stays where that fails
    asio::awaitable<bool> isWell();
    asio::awaitable<void> awaitReload();
    asio::awaitable<void> renewInTime();
    asio::awaitable<void> releaseInTime();
    asio::awaitable<void> accept();
    asio::awaitable<void> awaitSignal();
    asio::awaitable<void> finish();
};

} // namespace plumbline::server
