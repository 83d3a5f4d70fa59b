#include "core/sync/limits.h"
#include "syncd/agent/limits.h"
#include "syncd/agent/wire/tls_client.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <deque>

namespace plumbline::agent {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using namespace core;

namespace {

using WebSocket = websocket::stream<TlsStream>;

} // namespace

struct WebSocketClient::Impl : std::enable_shared_from_this<WebSocketClient::Impl> {
    asio::io_context &context;
    Endpoint endpoint;
    Handlers handlers;
    std::unique_ptr<asio::ssl::context> tls;
    std::optional<WebSocket> socket;
    std::deque<Bytes> queue;
    std::size_t queued = 0;
    bool open = false;
    bool writing = false;
    bool closing = false;
    bool dropped = false;
    bool held = false;
    asio::steady_timer released; ///< never fires: who waits is woken

    Impl(asio::io_context &on, Endpoint to, Handlers withHandlers)
        : context(on),
          endpoint(std::move(to)),
          handlers(std::move(withHandlers)),
          released(on, asio::steady_timer::time_point::max())
    {
    }

    void end(const Error &error)
    {
        open = false;
        if (!std::exchange(dropped, true) && handlers.closed)
            handlers.closed(error);
    }

    asio::awaitable<void> run()
    {
        const auto self = shared_from_this();
        if (const auto failed = co_await connect(socket->next_layer(), endpoint)) {
            end(*failed);
            co_return;
        }
        beast::get_lowest_layer(*socket).expires_never();
        socket->set_option(websocket::stream_base::timeout{kConnectTimeout, kIdleTimeout, true});
        socket->set_option(websocket::stream_base::decorator([](websocket::request_type &upgrade) {
            upgrade.set(http::field::sec_websocket_protocol, sync::kSubprotocol);
        }));
        socket->read_message_max(sync::kMaxFrame);
        socket->auto_fragment(false);
        socket->binary(true);
        websocket::response_type response;
        const std::string host = endpoint.host + ':' + std::to_string(endpoint.port);
        const auto [fault] = co_await socket->async_handshake(response, host, sync::kSyncPath, kNoThrow);
        if (fault) {
            end(fault == websocket::error::upgrade_declined ? declined(response)
                                                            : errorOf(fault, socket->next_layer(), endpoint));
            co_return;
        }
        open = true;
        if (!dropped)
            handlers.opened();
        startWriting();
        co_await read();
    }

    Error declined(const websocket::response_type &response) const
    {
        const std::string_view body = response.body();
        const std::size_t first = body.find('\n');
        const std::size_t second = first == std::string_view::npos ? first : body.find('\n', first + 1);
        Error error{ErrorCode::Refused,
                    {"服务器拒绝了连接。", "The server refused the connection."},
                    endpoint.host + ':' + std::to_string(endpoint.port)};
        if (second != std::string_view::npos) {
            error.message.zh = body.substr(first + 1, second - first - 1);
            error.message.en = body.substr(second + 1, body.find('\n', second + 1) - second - 1);
        }
        if (response.result_int() >= 500 || response.result_int() == 404)
            error.code =
                ErrorCode::Network; // a server in trouble, or another program at its address: worth another try
        return error;
    }

    asio::awaitable<void> read()
    {
        for (;;) {
            beast::flat_buffer buffer;
            const auto [fault, size] = co_await socket->async_read(buffer, kNoThrow);
            if (fault) {
                end(fault == websocket::error::closed ? away({"连接已关闭", "closed"}, endpoint)
                                                      : errorOf(fault, socket->next_layer(), endpoint));
                co_return;
            }
            if (dropped)
                co_return;
            handlers.received({static_cast<const std::uint8_t *>(buffer.data().data()), size});
            buffer = {};
            while (held && !dropped)
                co_await released.async_wait(kNoThrow);
        }
    }

    void startWriting()
    {
        if (!open || writing || dropped)
            return;
        writing = true;
        asio::co_spawn(context, [self = shared_from_this()] { return self->write(); }, asio::detached);
    }

    asio::awaitable<void> write()
    {
        while (!queue.empty()) {
            const Bytes frame = std::move(queue.front());
            queue.pop_front();
            const auto [fault, size] = co_await socket->async_write(asio::buffer(frame), kNoThrow);
            queued -= frame.size();
            if (fault) {
                end(errorOf(fault, socket->next_layer(), endpoint));
                co_return;
            }
        }
        if (closing)
            co_await socket->async_close(websocket::close_code::normal, kNoThrow);
        writing = false;
    }
};

WebSocketClient::WebSocketClient(Loop &loop, Endpoint endpoint, TlsIdentity identity, Handlers handlers)
    : m_impl(std::make_shared<Impl>(loop.impl().context, std::move(endpoint), std::move(handlers)))
{
    auto tls = contextOf(identity);
    if (!tls) {
        loop.post([impl = m_impl, error = tls.error()] { impl->end(error); });
        return;
    }
    m_impl->tls = std::move(*tls);
    m_impl->socket.emplace(m_impl->context, *m_impl->tls);
    asio::co_spawn(m_impl->context, [impl = m_impl] { return impl->run(); }, asio::detached);
}

WebSocketClient::~WebSocketClient()
{
    m_impl->dropped = true;
    m_impl->handlers = {};
    m_impl->released.cancel();
    if (m_impl->socket)
        beast::get_lowest_layer(*m_impl->socket).close();
}

void WebSocketClient::send(Bytes frame)
{
    m_impl->queued += frame.size();
    m_impl->queue.push_back(std::move(frame));
    m_impl->startWriting();
}

void WebSocketClient::hold(bool held)
{
    m_impl->held = held;
    m_impl->released.cancel();
}

void WebSocketClient::close()
{
    m_impl->closing = true;
    m_impl->startWriting();
}

std::size_t WebSocketClient::queuedBytes() const
{
    return m_impl->queued;
}

} // namespace plumbline::agent
