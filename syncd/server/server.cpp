#include "syncd/server/server.h"

#include "syncd/agent/certificate.h"
#include "syncd/backend/notice_thread.h"
#include "syncd/backend/shared_record.h"
#include "syncd/backend/sqlite_attachment_store.h"
#include "syncd/backend/sqlite_log_store.h"
#include "syncd/server/await_answer.h"
#include "syncd/server/connection.h"
#include "syncd/server/control_socket.h"
#include "syncd/server/folder_lock.h"
#include "syncd/server/foundation.h"
#include "syncd/server/held_store.h"
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
#include <set>

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
    std::unique_ptr<store::StoreThread> store;
    std::unique_ptr<backend::SharedRecord> shared;      ///< nothing where this daemon has its record to itself
    std::unique_ptr<backend::PostgresDatabase> notices; ///< until hear() takes it
    std::unique_ptr<backend::LogStore> logs;
    std::unique_ptr<backend::AttachmentStore> attached;
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
    std::unique_ptr<backend::NoticeThread> hearing;

    explicit Impl(const Clock &withClock) : clock(withClock) { }

    ~Impl()
    {
        hearing.reset();
        // What the store still works on posts its answers to the context: let it finish before that goes.
        if (store)
            store->run([](store::Store &) { });
    }

    Result<void> open(const ServerOptions &options, Random &random);
    Result<void> loadTls();
    asio::awaitable<bool> isWell();
    asio::awaitable<void> awaitReload();
    asio::awaitable<void> renewInTime();
    Result<void> share(const std::string &url, const backend::Instance &instance, store::Store &replica);
    void hear();
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
    auto held = openHeldStore(options.data, {clock, random});
    if (!held)
        return held.error();
    if (!foundation->backend.empty())
        if (auto sharing = share(foundation->backend, instance, **held); !sharing)
            return sharing;
    store = std::make_unique<store::StoreThread>(std::move(*held));

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

    const auto post = [this](std::function<void()> work) { asio::post(context, std::move(work)); };
    if (shared)
        logs = std::make_unique<backend::SqliteLogStore>(
            *store, clock, post,
            [this](store::Store &replica, auto asked, std::int64_t now) { return shared->admit(replica, asked, now); });
    else
        logs = std::make_unique<backend::SqliteLogStore>(*store, clock, post);
    reconciler = std::make_unique<Reconciler>(*logs, *registry, clock);
    if (auto begun = reconciler->begin(); !begun)
        return begun;
    if (shared)
        hear();
    est = std::make_unique<EstService>(*authority, *registry, clock);
    attached = std::make_unique<backend::SqliteAttachmentStore>(
        *store, [this](std::function<void()> work) { asio::post(context, std::move(work)); });
    attachments =
        std::make_unique<AttachmentRoute>(*registry, *attached, UploadFolder(options.data / "uploads", clock, random));
    services.emplace(Services{*est, *registry, *reconciler, *attachments, clock});

    const std::string host = options.names.empty() ? options.host : options.names.front();
    const std::string shown = host.find(':') == std::string::npos ? host : '[' + host + ']';
    admin = std::make_unique<AdminService>(*registry, authority->fingerprint(),
                                           shown + ':' + std::to_string(acceptor.local_endpoint().port()),
                                           [this] { reconciler->reassess(); });
    maintenance = std::make_unique<Maintenance>(
        *store, options.data, [this](std::function<void()> work) { asio::post(context, std::move(work)); });
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

/// Before the first connection: this daemon's replica holds what the others have written.
Result<void> Server::Impl::share(const std::string &url, const backend::Instance &instance, store::Store &replica)
{
    auto listening = backend::PostgresDatabase::open(url, instance);
    if (!listening)
        return listening.error();
    notices = std::move(*listening);
    // Listening begins before the look at what is there, so that nothing falls between.
    if (auto begun = notices->listen({backend::kLogChannel, kRegistryChannel}); !begun)
        return begun;
    auto log = backend::SharedLog::open(url, instance);
    if (!log)
        return log.error();
    shared = std::make_unique<backend::SharedRecord>(std::move(*log));
    return shared->catchUp(replica);
}

void Server::Impl::hear()
{
    const auto fetch = [this](std::optional<std::string> audit) {
        store->post([this, audit = std::move(audit)](store::Store &replica) {
            const auto fetched = audit ? shared->catchUp(replica, *audit) : shared->catchUp(replica);
            if (!fetched)
                logEvent(Level::Error, "shared_record_unreadable", {{"why", fetched.error().message.en}});
        });
    };
    const auto reassess = [this] {
        asio::post(context, [this] {
            registry->changedElsewhere();
            reconciler->reassess();
        });
    };
    hearing = std::make_unique<backend::NoticeThread>(
        std::move(notices),
        backend::NoticeThread::Handlers{[fetch, reassess](const std::vector<backend::Notice> &heard) {
                                            std::set<std::string> audits;
                                            bool registryChanged = false;
                                            for (const backend::Notice &notice : heard) {
                                                if (notice.channel == backend::kLogChannel)
                                                    audits.insert(notice.payload);
                                                else
                                                    registryChanged = true;
                                            }
                                            if (registryChanged)
                                                reassess();
                                            for (const std::string &audit : audits)
                                                fetch(audit);
                                        },
                                        [fetch, reassess] {
                                            logEvent(Level::Info, "database_back");
                                            reassess();
                                            fetch(std::nullopt);
                                        }});
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
    const auto asked = [this](auto then) { logs->certify({}, std::move(then)); };
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
