#include "syncd/server/metrics_listener.h"

#include "syncd/server/limits.h"
#include "syncd/server/listening.h"
#include "syncd/server/metrics.h"
#include "syncd/server/tls_stream.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace plumbline::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using namespace core;

struct MetricsListener::Impl {
    tcp::acceptor acceptor;
    Health health;
    std::function<void()> beforeMetrics;

    static asio::awaitable<void> accept(std::shared_ptr<Impl> self)
    {
        while (self->acceptor.is_open()) {
            auto [fault, socket] = co_await self->acceptor.async_accept(kNoThrow);
            if (fault == asio::error::operation_aborted)
                co_return;
            if (!fault)
                asio::co_spawn(self->acceptor.get_executor(), serve(self, std::move(socket)), asio::detached);
        }
    }

    static asio::awaitable<void> serve(std::shared_ptr<Impl> self, tcp::socket socket)
    {
        beast::tcp_stream stream(std::move(socket));
        stream.expires_after(kRequestTimeout);
        beast::flat_buffer buffer;
        http::request_parser<http::empty_body> parser;
        parser.header_limit(kMaxHeader);
        const auto [fault, size] = co_await http::async_read(stream, buffer, parser, kNoThrow);
        if (fault)
            co_return;
        http::response<http::string_body> reply(http::status::not_found, 11);
        reply.set(http::field::content_type, "text/plain; charset=utf-8");
        reply.keep_alive(false);
        const std::string target(parser.get().target());
        if (target == "/metrics") {
            self->beforeMetrics();
            reply.result(http::status::ok);
            reply.set(http::field::content_type, "text/plain; version=0.0.4; charset=utf-8");
            reply.body() = metricsText();
        } else if (target == "/health") {
            const bool well = co_await self->health();
            reply.result(well ? http::status::ok : http::status::service_unavailable);
            reply.body() = well ? "ok\n" : "failing\n";
        }
        reply.prepare_payload();
        co_await http::async_write(stream, reply, kNoThrow);
    }
};

MetricsListener::MetricsListener(std::shared_ptr<Impl> impl) : m_impl(std::move(impl)) { }

MetricsListener::~MetricsListener()
{
    boost::system::error_code ignored;
    m_impl->acceptor.close(ignored);
}

Result<std::unique_ptr<MetricsListener>> MetricsListener::open(asio::io_context &context, const std::string &host,
                                                               std::uint16_t port, Health health,
                                                               std::function<void()> beforeMetrics)
{
    boost::system::error_code fault;
    const auto address = asio::ip::make_address(host, fault);
    if (fault || !address.is_loopback())
        return Error{
            ErrorCode::InvalidInput,
            {"指标与健康检查没有加密，只能监听本机地址，例如 127.0.0.1。",
             "Metrics and health are not encrypted: they listen on a loopback address only, such as 127.0.0.1."},
            host};
    auto acceptor = listenOn(context, host, port);
    if (!acceptor)
        return acceptor.error();
    auto impl = std::make_shared<Impl>(Impl{std::move(*acceptor), std::move(health), std::move(beforeMetrics)});
    asio::co_spawn(context, Impl::accept(impl), asio::detached);
    return std::unique_ptr<MetricsListener>(new MetricsListener(std::move(impl)));
}

std::uint16_t MetricsListener::port() const
{
    return m_impl->acceptor.local_endpoint().port();
}

} // namespace plumbline::server
