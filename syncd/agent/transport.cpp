#include "syncd/agent/transport.h"

#include "core/sync/limits.h"
#include "syncd/agent/limits.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <deque>
#include <optional>

namespace plumbline::agent {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using namespace core;
using tcp = asio::ip::tcp;
using boost::system::error_code;

namespace {

using TlsStream = beast::ssl_stream<beast::tcp_stream>;
using WebSocket = websocket::stream<TlsStream>;

constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);

Error away(const std::string &why, const Endpoint &endpoint)
{
    return {ErrorCode::Network,
            {"无法连接服务器（" + why + "）。请检查网络；稍后会自动重试。",
             "The server cannot be reached (" + why + "). Check the network; it is tried again by itself."},
            endpoint.host + ':' + std::to_string(endpoint.port)};
}

/// What a failed step means for the person. TLS alerts about our own certificate come as errors of a later read.
Error errorOf(const error_code &fault, const TlsStream &stream, const Endpoint &endpoint)
{
    const std::string place = endpoint.host + ':' + std::to_string(endpoint.port);
    const long verified = SSL_get_verify_result(const_cast<TlsStream &>(stream).native_handle());
    if (fault.category() == asio::error::get_ssl_category()) {
        const int reason = ERR_GET_REASON(static_cast<unsigned long>(fault.value()));
        if (reason == SSL_R_CERTIFICATE_VERIFY_FAILED)
            return {ErrorCode::Untrusted,
                    {"服务器证书不受信任：不是注册时的服务器，或名称不符。请联系办公室。",
                     std::string("The server's certificate is not trusted (") + X509_verify_cert_error_string(verified)
                         + "): this is not the server of the enrolment, or not its name. Call the office."},
                    place};
        if (reason == SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED)
            return {ErrorCode::Expired,
                    {"此设备的证书已过期，请重新注册。", "This device's certificate has expired; enrol it again."},
                    place};
        if (reason >= SSL_R_SSLV3_ALERT_NO_CERTIFICATE && reason <= SSL_R_TLSV1_ALERT_UNKNOWN_CA)
            return {ErrorCode::Refused,
                    {"服务器不接受此设备的证书，请重新注册。",
                     "The server does not accept this device's certificate; enrol it again."},
                    place};
    }
    return away(fault == beast::error::timeout ? "time-out" : fault.message(), endpoint);
}

Result<std::unique_ptr<asio::ssl::context>> contextOf(const TlsIdentity &identity)
{
    auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_3_VERSION);
    SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context->native_handle(), SSL_SESS_CACHE_OFF);
    error_code fault;
    if (!identity.ca.empty()) {
        context->add_certificate_authority(asio::buffer(identity.ca), fault);
        if (!fault)
            context->set_verify_mode(asio::ssl::verify_peer, fault);
    }
    if (!fault && !identity.certificate.empty()) {
        context->use_certificate(asio::buffer(identity.certificate), asio::ssl::context::pem, fault);
        if (!fault)
            context->use_private_key(asio::buffer(identity.key), asio::ssl::context::pem, fault);
    }
    if (fault)
        return Error{ErrorCode::Corrupted,
                     {"此设备的证书无法使用，请重新注册：" + fault.message(),
                      "This device's certificate cannot be used; enrol it again: " + fault.message()},
                     {}};
    return context;
}

void expectName(TlsStream &stream, const std::string &host)
{
    X509_VERIFY_PARAM *expected = SSL_get0_param(stream.native_handle());
    if (X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str()) == 1)
        return;
    X509_VERIFY_PARAM_set1_host(expected, host.c_str(), host.size());
    SSL_set_tlsext_host_name(stream.native_handle(), host.c_str());
}

asio::awaitable<std::optional<Error>> connect(TlsStream &stream, const Endpoint &endpoint)
{
    tcp::resolver resolver(stream.get_executor());
    auto &socket = beast::get_lowest_layer(stream);
    socket.expires_after(kConnectTimeout);
    const auto [unresolved, addresses] =
        co_await resolver.async_resolve(endpoint.host, std::to_string(endpoint.port), kNoThrow);
    if (unresolved)
        co_return away(unresolved.message(), endpoint);
    const auto [unconnected, address] = co_await socket.async_connect(addresses, kNoThrow);
    if (unconnected)
        co_return away(unconnected == beast::error::timeout ? "time-out" : unconnected.message(), endpoint);
    error_code ignored;
    socket.socket().set_option(tcp::no_delay(true), ignored);
    expectName(stream, endpoint.host);
    const auto [fault] = co_await stream.async_handshake(asio::ssl::stream_base::client, kNoThrow);
    if (fault)
        co_return errorOf(fault, stream, endpoint);
    co_return std::nullopt;
}

/// Sets `result`: an awaitable cannot return what has no default.
asio::awaitable<void> exchange(TlsStream &stream, const Endpoint &endpoint, const HttpsRequest &asked,
                               std::optional<Result<HttpsAnswer>> &result)
{
    if (auto failed = co_await connect(stream, endpoint)) {
        result = std::move(*failed);
        co_return;
    }
    http::request<http::string_body> message(http::string_to_verb(asked.method), asked.path, 11);
    message.set(http::field::host, endpoint.host + ':' + std::to_string(endpoint.port));
    if (!asked.contentType.empty())
        message.set(http::field::content_type, asked.contentType);
    if (!asked.authorization.empty())
        message.set(http::field::authorization, asked.authorization);
    message.body() = asked.body;
    message.keep_alive(false);
    message.prepare_payload();
    beast::get_lowest_layer(stream).expires_after(kRequestTimeout);
    const auto [unsent, sent] = co_await http::async_write(stream, message, kNoThrow);
    if (unsent) {
        result = errorOf(unsent, stream, endpoint);
        co_return;
    }
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(kMaxAnswer);
    const auto [unread, size] = co_await http::async_read(stream, buffer, parser, kNoThrow);
    if (unread) {
        result = errorOf(unread, stream, endpoint);
        co_return;
    }
    HttpsAnswer answer;
    answer.status = parser.get().result_int();
    answer.body = std::move(parser.get().body());
    result = std::move(answer);
}

} // namespace

Result<HttpsAnswer> request(const Endpoint &endpoint, const TlsIdentity &identity, const HttpsRequest &asked)
{
    auto tls = contextOf(identity);
    if (!tls)
        return tls.error();
    asio::io_context context{1};
    std::optional<Result<HttpsAnswer>> answer;
    TlsStream stream(context, **tls);
    asio::co_spawn(context, exchange(stream, endpoint, asked, answer), asio::detached);
    context.run();
    return answer ? std::move(*answer) : away("internal", endpoint);
}

// --- loop --------------------------------------------------------------------------------------------------------

struct Loop::Impl {
    asio::io_context context{1};
    asio::steady_timer timer{context};
};

Loop::Loop() : m_impl(std::make_unique<Impl>()) { }

Loop::~Loop() = default;

void Loop::run()
{
    const auto guard = asio::make_work_guard(m_impl->context);
    m_impl->context.restart();
    m_impl->context.run();
}

void Loop::stop()
{
    m_impl->context.stop();
}

void Loop::post(std::function<void()> work)
{
    asio::post(m_impl->context, std::move(work));
}

void Loop::after(std::chrono::milliseconds time, std::function<void()> work)
{
    m_impl->timer.cancel();
    if (time < std::chrono::milliseconds(0))
        return;
    m_impl->timer.expires_after(time);
    m_impl->timer.async_wait([work = std::move(work)](const error_code &fault) {
        if (!fault)
            work();
    });
}

// --- WebSocket ---------------------------------------------------------------------------------------------------

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

    Impl(asio::io_context &on, Endpoint to, Handlers withHandlers)
        : context(on),
          endpoint(std::move(to)),
          handlers(std::move(withHandlers))
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
                end(fault == websocket::error::closed ? away("closed", endpoint)
                                                      : errorOf(fault, socket->next_layer(), endpoint));
                co_return;
            }
            if (dropped)
                co_return;
            handlers.received({static_cast<const std::uint8_t *>(buffer.data().data()), size});
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
    if (m_impl->socket)
        beast::get_lowest_layer(*m_impl->socket).close();
}

void WebSocketClient::send(Bytes frame)
{
    m_impl->queued += frame.size();
    m_impl->queue.push_back(std::move(frame));
    m_impl->startWriting();
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
