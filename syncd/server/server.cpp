#include "syncd/server/await_answer.h"
#include "syncd/server/connection.h"
#include "syncd/server/log.h"
#include "syncd/server/server_impl.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <csignal>

namespace plumbline::server {

using namespace core;

namespace {

constexpr std::chrono::milliseconds kStopStep = 20ms;    ///< how often a stopping daemon looks whether all are gone
constexpr std::chrono::milliseconds kAcceptPause = 50ms; ///< after an accept that failed, or at kMaxConnections

} // namespace

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

Server::~Server() = default;

void Server::Impl::reload()
{
    if (const auto loaded = loadTls(); !loaded)
        logEvent(Level::Error, "certificate_unusable", {{"why", loaded.error().message.en}});
    else
        logEvent(Level::Info, "certificate_loaded");
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

asio::awaitable<void> Server::Impl::awaitReload()
{
    for (;;) {
        const auto [fault, number] = co_await reloads.async_wait(kNoThrow);
        if (fault)
            co_return;
        reload();
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
        reload();
    }
}

/// What was ahead of this clock, and no longer is.
asio::awaitable<void> Server::Impl::releaseInTime()
{
    asio::steady_timer timer(context);
    for (;;) {
        timer.expires_after(quarantineCheck);
        const auto [fault] = co_await timer.async_wait(kNoThrow);
        if (fault)
            co_return;
        const auto asked = [this](auto then) { quarantine->releaseDue(std::move(then)); };
        const auto released = co_await awaitAnswer<Result<std::size_t>>(asked);
        if (!released)
            logEvent(Level::Error, "quarantine_unreadable", {{"why", released.error().message.en}});
        else if (*released != 0)
            logEvent(Level::Info, "quarantine_released", {{"streams", std::to_string(*released)}});
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
    return m_impl->fingerprint;
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
    if (siteHub != nullptr)
        siteHub->stop();
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
    asio::co_spawn(m_impl->context, m_impl->releaseInTime(), asio::detached);
    asio::co_spawn(m_impl->context, m_impl->accept(), asio::detached);
    if (m_impl->siteHub != nullptr)
        m_impl->siteHub->start();
    m_impl->context.run();
    logEvent(Level::Info, "stopped");
}

void Server::stop()
{
    asio::post(m_impl->context, [this] { asio::co_spawn(m_impl->context, m_impl->finish(), asio::detached); });
}

} // namespace plumbline::server
