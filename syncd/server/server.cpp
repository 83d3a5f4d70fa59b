#include "syncd/server/server.h"

#include "syncd/agent/certificate.h"
#include "syncd/backend/server_store.h"
#include "syncd/backend/sqlite_log_store.h"
#include "syncd/server/admin_service.h"
#include "syncd/server/connection.h"
#include "syncd/server/control_socket.h"
#include "syncd/server/folder_lock.h"
#include "syncd/server/limits.h"
#include "syncd/server/log.h"
#include "syncd/server/private_file.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <csignal>
#include <optional>

namespace plumbline::server {

namespace asio = boost::asio;
using namespace core;
using tcp = asio::ip::tcp;

namespace {

constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds kStopStep = 20ms;    ///< how often a stopping daemon looks whether all are gone
constexpr std::chrono::milliseconds kAcceptPause = 50ms; ///< after an accept that failed, or at kMaxConnections

} // namespace

// Members are destroyed from the last to the first: connections before what they use.
struct Server::Impl {
    const Clock &clock;
    std::unique_ptr<FolderLock> lock;
    std::unique_ptr<Authority> authority;
    std::unique_ptr<Registry> registry;
    std::unique_ptr<store::StoreThread> store;
    std::unique_ptr<backend::LogStore> logs;
    std::unique_ptr<EstService> est;
    std::unique_ptr<Reconciler> reconciler;
    std::optional<Services> services;
    std::shared_ptr<asio::ssl::context> tls;
    asio::io_context context{1};
    tcp::acceptor acceptor{context};
    asio::signal_set signals{context};
    std::unique_ptr<AdminService> admin;
    std::unique_ptr<ControlSocket> control;

    explicit Impl(const Clock &withClock) : clock(withClock) { }

    ~Impl()
    {
        // What the store still works on posts its answers to the context: let it finish before that goes.
        if (store)
            store->run([](store::Store &) { });
    }

    Result<void> open(const ServerOptions &options, Random &random);
    Result<void> listen(const ServerOptions &options);
    asio::awaitable<void> accept();
    asio::awaitable<void> awaitSignal();
    asio::awaitable<void> finish();
};

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

Server::~Server() = default;

Result<void> Server::Impl::listen(const ServerOptions &options)
{
    boost::system::error_code fault;
    const auto address = asio::ip::make_address(options.host, fault);
    const std::string place = options.host + ':' + std::to_string(options.port);
    if (fault)
        return Error{ErrorCode::InvalidInput,
                     {"监听地址无效，应为 IP 地址。", "The address to listen on is no IP address."},
                     place};
    const tcp::endpoint endpoint(address, options.port);
    acceptor.open(endpoint.protocol(), fault);
    if (!fault)
        acceptor.set_option(asio::socket_base::reuse_address(true), fault);
    if (!fault)
        acceptor.bind(endpoint, fault);
    if (!fault)
        acceptor.listen(asio::socket_base::max_listen_connections, fault);
    if (!fault)
        return {};
    const bool taken = fault == asio::error::address_in_use;
    return Error{taken ? ErrorCode::Busy : ErrorCode::Io,
                 {"无法监听：" + fault.message(), "Cannot listen: " + fault.message()},
                 place};
}

Result<void> Server::Impl::open(const ServerOptions &options, Random &random)
{
    if (auto made = makePrivateFolder(options.data); !made)
        return made;
    auto locked = FolderLock::take(options.data);
    if (!locked)
        return locked.error();
    lock = std::move(*locked);
    auto opened = Authority::openOrCreate(options.data / "pki", clock, random);
    if (!opened)
        return opened.error();
    authority = std::move(*opened);
    auto registered = Registry::open(options.data / "registry.db", clock, random);
    if (!registered)
        return registered.error();
    registry = std::move(*registered);
    auto held = backend::openServerStore(options.data, {clock, random});
    if (!held)
        return held.error();
    store = std::make_unique<store::StoreThread>(std::move(*held));

    std::vector<std::string> hosts = options.names;
    if (options.host != "0.0.0.0" && options.host != "::")
        hosts.push_back(options.host);
    const auto files = authority->serverCertificate(hosts);
    if (!files)
        return files.error();
    tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    if (auto configured = configureTls(*tls, *files, authority->certificate()); !configured)
        return configured;
    if (auto listening = listen(options); !listening)
        return listening;

    logs = std::make_unique<backend::SqliteLogStore>(
        *store, clock, [this](std::function<void()> work) { asio::post(context, std::move(work)); });
    reconciler = std::make_unique<Reconciler>(*logs, *registry, clock);
    if (auto begun = reconciler->begin(); !begun)
        return begun;
    est = std::make_unique<EstService>(*authority, *registry, clock);
    services.emplace(Services{*est, *registry, *reconciler, clock});

    const std::string host = options.names.empty() ? options.host : options.names.front();
    const std::string shown = host.find(':') == std::string::npos ? host : '[' + host + ']';
    admin = std::make_unique<AdminService>(*registry, authority->fingerprint(),
                                           shown + ':' + std::to_string(acceptor.local_endpoint().port()),
                                           [this] { reconciler->reassess(); });
    auto socket = ControlSocket::open(context, options.data / "control.sock",
                                      [this](const std::string &request) { return admin->handle(request); });
    if (!socket)
        return socket.error();
    control = std::move(*socket);
    return {};
}

Result<std::unique_ptr<Server>> Server::open(const ServerOptions &options, const Clock &clock, Random &random)
{
    auto impl = std::make_unique<Impl>(clock);
    if (auto opened = impl->open(options, random); !opened)
        return opened.error();
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const
{
    return m_impl->acceptor.local_endpoint().port();
}

std::string Server::fingerprint() const
{
    return m_impl->authority->fingerprint();
}

asio::awaitable<void> Server::Impl::accept()
{
    asio::steady_timer pause(context);
    while (acceptor.is_open()) {
        if (services->connections >= kMaxConnections) {
            pause.expires_after(kAcceptPause);
            co_await pause.async_wait(kNoThrow);
            continue;
        }
        auto [fault, socket] = co_await acceptor.async_accept(kNoThrow);
        if (fault == asio::error::operation_aborted)
            co_return;
        if (fault) { // out of descriptors, say: the peers there are go on
            pause.expires_after(kAcceptPause);
            co_await pause.async_wait(kNoThrow);
            continue;
        }
        asio::co_spawn(context, serveConnection(std::move(socket), tls, *services), asio::detached);
    }
}

asio::awaitable<void> Server::Impl::finish()
{
    if (services->stopping)
        co_return;
    services->stopping = true;
    logEvent(Level::Info, "stopping");
    boost::system::error_code ignored;
    acceptor.close(ignored);
    control.reset();
    reconciler->stop();
    asio::steady_timer timer(context);
    for (auto waited = 0ms; reconciler->peers() != 0 && waited < kStopTimeout; waited += kStopStep) {
        timer.expires_after(kStopStep);
        co_await timer.async_wait(kNoThrow);
    }
    context.stop();
}

asio::awaitable<void> Server::Impl::awaitSignal()
{
    const auto [fault, number] = co_await signals.async_wait(kNoThrow);
    if (!fault)
        co_await finish();
}

void Server::run()
{
    boost::system::error_code ignored;
    m_impl->signals.add(SIGTERM, ignored);
    m_impl->signals.add(SIGINT, ignored);
    std::signal(SIGPIPE, SIG_IGN);
    asio::co_spawn(m_impl->context, m_impl->awaitSignal(), asio::detached);
    asio::co_spawn(m_impl->context, m_impl->accept(), asio::detached);
    m_impl->context.run();
    logEvent(Level::Info, "stopped");
}

void Server::stop()
{
    asio::post(m_impl->context, [this] { asio::co_spawn(m_impl->context, m_impl->finish(), asio::detached); });
}

} // namespace plumbline::server
