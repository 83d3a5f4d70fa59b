#include "syncd/server/server.h"

#include "syncd/agent/certificate.h"
#include "syncd/server/await_answer.h"
#include "syncd/server/connection.h"
#include "syncd/server/control_socket.h"
#include "syncd/server/folder_lock.h"
#include "syncd/server/foundation.h"
#include "syncd/server/keeping.h"
#include "syncd/server/limits.h"
#include "syncd/server/listening.h"
#include "syncd/server/log.h"
#include "syncd/server/metrics.h"
#include "syncd/server/metrics_listener.h"
#include "syncd/server/office.h"
#include "syncd/server/private_file.h"
#include "syncd/server/tls_context.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <csignal>
#include <optional>

namespace plumbline::server {

namespace asio = boost::asio;
using namespace core;
using tcp = asio::ip::tcp;

namespace {

constexpr std::chrono::milliseconds kStopStep = 20ms;    ///< how often a stopping daemon looks whether all are gone
constexpr std::chrono::milliseconds kAcceptPause = 50ms; ///< after an accept that failed, or at kMaxConnections

} // namespace

// Members are destroyed from the last to the first: connections before what they use.
struct Server::Impl {
    const Clock &clock;
    std::unique_ptr<FolderLock> lock;
    std::unique_ptr<Authority> authority;
    std::unique_ptr<Registry> registry;
    std::unique_ptr<Keeping> keeping;
    std::unique_ptr<AttachmentRoute> attachments;
    std::unique_ptr<EstService> est;
    std::unique_ptr<Reconciler> reconciler;
    std::optional<Services> services;
    std::shared_ptr<asio::ssl::context> tls;
    asio::io_context context{1};
    tcp::acceptor acceptor{context};
    asio::signal_set signals{context};
    asio::signal_set reloads{context};
    std::size_t maxConnections = kMaxConnections;
    std::vector<std::string> hosts; ///< that the server's certificate names
    std::unique_ptr<MetricsListener> metrics;
    std::unique_ptr<AdminService> admin;
    std::unique_ptr<Maintenance> maintenance;
    std::unique_ptr<Office> office;
    std::unique_ptr<ControlSocket> control;

    explicit Impl(const Clock &withClock) : clock(withClock) { }

    ~Impl()
    {
        // What is still worked on posts its answers to the context: let it finish before that goes.
        if (keeping)
            keeping->finish();
    }

    Result<void> open(const ServerOptions &options, Random &random);
    Result<void> loadTls();
    asio::awaitable<bool> isWell();
    asio::awaitable<void> awaitReload();
    asio::awaitable<void> renewInTime();
    asio::awaitable<void> accept();
    asio::awaitable<void> awaitSignal();
    asio::awaitable<void> finish();
};

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

Server::~Server() = default;

Result<void> Server::Impl::open(const ServerOptions &options, Random &random)
{
    if (auto made = makePrivateFolder(options.data); !made)
        return made;
    auto locked = FolderLock::take(options.data);
    if (!locked)
        return locked.error();
    lock = std::move(*locked);
    std::array<std::uint8_t, 8> mark;
    random.fill(mark);
    const backend::Instance instance = toHex(mark);
    auto foundation = openFoundation(options.data, options.backend, instance, clock, random);
    if (!foundation)
        return foundation.error();
    authority = std::move(foundation->authority);
    authority->setClientLifetime(options.clientLifetime);
    registry = std::move(foundation->registry);
    const auto post = [this](std::function<void()> work) { asio::post(context, std::move(work)); };
    auto kept = Keeping::open(options.data, foundation->backend, instance, clock, random, post);
    if (!kept)
        return kept.error();
    keeping = std::move(*kept);

    maxConnections = options.maxConnections;
    hosts = options.names;
    if (options.host != "0.0.0.0" && options.host != "::")
        hosts.push_back(options.host);
    if (auto loaded = loadTls(); !loaded)
        return loaded;
    auto listening = listenOn(context, options.host, options.port);
    if (!listening)
        return listening.error();
    acceptor = std::move(*listening);

    reconciler = std::make_unique<Reconciler>(keeping->logs(), *registry, clock);
    if (auto begun = reconciler->begin(); !begun)
        return begun;
    keeping->hear([this] {
        registry->changedElsewhere();
        reconciler->reassess();
    });
    est = std::make_unique<EstService>(*authority, *registry, clock);
    attachments = std::make_unique<AttachmentRoute>(*registry, keeping->attachments(), keeping->uploads());
    services.emplace(Services{*est, *registry, *reconciler, *attachments, clock});

    const std::string host = options.names.empty() ? options.host : options.names.front();
    const std::string shown = host.find(':') == std::string::npos ? host : '[' + host + ']';
    admin = std::make_unique<AdminService>(*registry, authority->fingerprint(),
                                           shown + ':' + std::to_string(acceptor.local_endpoint().port()),
                                           [this] { reconciler->reassess(); });
    maintenance = std::make_unique<Maintenance>(keeping->store(), options.data, post);
    office = std::make_unique<Office>(*registry, *admin, *maintenance);
    auto socket = ControlSocket::open(context, options.data / "control.sock",
                                      [this](const std::string &request, std::function<void(std::string)> then) {
                                          office->handle(request, std::move(then));
                                      });
    if (!socket)
        return socket.error();
    control = std::move(*socket);
    if (!options.metricsHost.empty()) {
        auto listener = MetricsListener::open(
            context, options.metricsHost, options.metricsPort, [this] { return isWell(); },
            [this] {
                gauge("connections", static_cast<double>(services->connections));
                gauge("peers", static_cast<double>(reconciler->peers()));
            });
        if (!listener)
            return listener.error();
        metrics = std::move(*listener);
    }
    return {};
}

Result<void> Server::Impl::loadTls()
{
    const auto files = authority->serverCertificate(hosts);
    if (!files)
        return files.error();
    auto made = makeTlsContext(*files, authority->certificate());
    if (!made)
        return made.error();
    tls = std::move(*made); // connections keep the one that they began with
    return {};
}

/// The store answers.
asio::awaitable<bool> Server::Impl::isWell()
{
    if (services->stopping)
        co_return false;
    const auto asked = [this](auto then) { keeping->logs().certify({}, std::move(then)); };
    const auto receipts = co_await awaitAnswer<Result<std::vector<trust::Receipt>>>(asked);
    co_return receipts.ok();
}

void reloaded(const Result<void> &done)
{
    if (done)
        logEvent(Level::Info, "certificate_loaded");
    else // the one in use stays
        logEvent(Level::Error, "certificate_unusable", {{"why", done.error().message.en}});
}

asio::awaitable<void> Server::Impl::awaitReload()
{
    for (;;) {
        const auto [fault, number] = co_await reloads.async_wait(kNoThrow);
        if (fault)
            co_return;
        reloaded(loadTls());
    }
}

asio::awaitable<void> Server::Impl::renewInTime()
{
    asio::steady_timer timer(context);
    for (;;) {
        timer.expires_after(kRenewServerCheck);
        const auto [fault] = co_await timer.async_wait(kNoThrow);
        if (fault)
            co_return;
        reloaded(loadTls());
    }
}

Result<std::unique_ptr<Server>> Server::open(const ServerOptions &options, const Clock &clock, Random &random)
{
    auto impl = std::make_unique<Impl>(clock);
    // Before anybody hears that it is ready: who stops it then finds a daemon that ends by itself.
    boost::system::error_code ignored;
    impl->signals.add(SIGTERM, ignored);
    impl->signals.add(SIGINT, ignored);
    impl->reloads.add(SIGHUP, ignored);
    std::signal(SIGPIPE, SIG_IGN);
    if (auto opened = impl->open(options, random); !opened)
        return opened.error();
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const
{
    return m_impl->acceptor.local_endpoint().port();
}

std::optional<std::uint16_t> Server::metricsPort() const
{
    return m_impl->metrics ? std::optional(m_impl->metrics->port()) : std::nullopt;
}

std::string Server::fingerprint() const
{
    return m_impl->authority->fingerprint();
}

asio::awaitable<void> Server::Impl::accept()
{
    asio::steady_timer pause(context);
    while (acceptor.is_open()) {
        if (services->connections >= maxConnections) {
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
    metrics.reset();
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
    asio::co_spawn(m_impl->context, m_impl->awaitSignal(), asio::detached);
    asio::co_spawn(m_impl->context, m_impl->awaitReload(), asio::detached);
    asio::co_spawn(m_impl->context, m_impl->renewInTime(), asio::detached);
    asio::co_spawn(m_impl->context, m_impl->accept(), asio::detached);
    m_impl->context.run();
    logEvent(Level::Info, "stopped");
}

void Server::stop()
{
    asio::post(m_impl->context, [this] { asio::co_spawn(m_impl->context, m_impl->finish(), asio::detached); });
}

} // namespace plumbline::server
