#include "tests/bench/sync/relay.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <thread>
#include <vector>

namespace plumbline::bench {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;

namespace {

constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);

asio::awaitable<void> pass(std::shared_ptr<tcp::socket> from, std::shared_ptr<tcp::socket> to,
                           std::atomic<std::uint64_t> &count)
{
    std::vector<char> buffer(64 * 1024);
    for (;;) {
        const auto [fault, size] = co_await from->async_read_some(asio::buffer(buffer), kNoThrow);
        if (fault)
            break;
        count += size;
        const auto [unsent, sent] = co_await asio::async_write(*to, asio::buffer(buffer.data(), size), kNoThrow);
        if (unsent)
            break;
    }
    boost::system::error_code ignored;
    to->shutdown(tcp::socket::shutdown_send, ignored);
}

} // namespace

struct Relay::Impl {
    asio::io_context context{1};
    tcp::acceptor acceptor{context, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
    tcp::endpoint target;
    std::atomic<std::uint64_t> up{0}, down{0};
    std::thread thread;

    asio::awaitable<void> accept()
    {
        for (;;) {
            auto [fault, socket] = co_await acceptor.async_accept(kNoThrow);
            if (fault)
                co_return;
            const auto near = std::make_shared<tcp::socket>(std::move(socket));
            const auto far = std::make_shared<tcp::socket>(context);
            const auto [unconnected] = co_await far->async_connect(target, kNoThrow);
            if (unconnected)
                continue;
            boost::system::error_code ignored;
            near->set_option(tcp::no_delay(true), ignored);
            far->set_option(tcp::no_delay(true), ignored);
            asio::co_spawn(context, pass(near, far, up), asio::detached);
            asio::co_spawn(context, pass(far, near, down), asio::detached);
        }
    }
};

Relay::Relay(std::uint16_t toPort) : m_impl(std::make_unique<Impl>())
{
    m_impl->target = tcp::endpoint(asio::ip::address_v4::loopback(), toPort);
    asio::co_spawn(m_impl->context, m_impl->accept(), asio::detached);
    m_impl->thread = std::thread([impl = m_impl.get()] { impl->context.run(); });
}

Relay::~Relay()
{
    m_impl->context.stop();
    m_impl->thread.join();
}

std::uint16_t Relay::port() const
{
    return m_impl->acceptor.local_endpoint().port();
}

std::uint64_t Relay::bytesUp() const
{
    return m_impl->up;
}

std::uint64_t Relay::bytesDown() const
{
    return m_impl->down;
}

void Relay::reset()
{
    m_impl->up = 0;
    m_impl->down = 0;
}

} // namespace plumbline::bench
