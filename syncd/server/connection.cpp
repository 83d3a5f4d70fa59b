#include "syncd/server/connection.h"

#include "core/sync/limits.h"
#include "syncd/agent/certificate.h"
#include "syncd/server/limits.h"
#include "syncd/server/log.h"
#include "syncd/server/peer.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <deque>
#include <optional>

namespace plumbline::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using tcp = asio::ip::tcp;
using core::Bytes;
using core::ByteView;
using core::sync::Reason;

namespace {

using TlsStream = beast::ssl_stream<beast::tcp_stream>;
using WebSocket = websocket::stream<TlsStream>;

constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);

void logFault(const char *event, const std::string &why)
{
    logEvent(Level::Info, event, {{"why", why}});
}

std::string serialOf(SSL *ssl)
{
    X509 *certificate = SSL_get1_peer_certificate(ssl);
    if (certificate == nullptr)
        return {};
    unsigned char *buffer = nullptr;
    const int size = i2d_X509(certificate, &buffer);
    const auto info = pki::describe({buffer, static_cast<std::size_t>(size > 0 ? size : 0)});
    OPENSSL_free(buffer);
    X509_free(certificate);
    return info ? info->serial : std::string();
}

/// The WebSocket of one peer: frames go out one after the other.
class WebSocketLink final : public PeerLink, public std::enable_shared_from_this<WebSocketLink> {
public:
    explicit WebSocketLink(TlsStream &&stream) : m_socket(std::move(stream)) { }

    WebSocket &socket() { return m_socket; }

    void send(Bytes frame) override
    {
        if (m_finishing)
            return;
        m_queued += frame.size();
        m_queue.push_back(std::move(frame));
        if (m_queued > kMaxQueuedBytes) {
            finish(Reason::TooSlow);
            beast::get_lowest_layer(m_socket).cancel();
        }
        startWriting();
    }

    void finish(Reason reason) override
    {
        if (m_finishing)
            return;
        m_finishing = true;
        m_reason = reason;
        startWriting();
    }

private:
    void startWriting()
    {
        if (m_writing)
            return;
        m_writing = true;
        asio::co_spawn(m_socket.get_executor(), [self = shared_from_this()] { return self->write(); }, asio::detached);
    }

    asio::awaitable<void> write()
    {
        while (!m_queue.empty()) {
            const Bytes frame = std::move(m_queue.front());
            m_queue.pop_front();
            const auto [fault, size] = co_await m_socket.async_write(asio::buffer(frame), kNoThrow);
            m_queued -= frame.size();
            if (fault) {
                m_finishing = true;
                m_queue.clear();
                beast::get_lowest_layer(m_socket).cancel(); // ends the reader too
                co_return;
            }
        }
        if (m_finishing) {
            const auto code = m_reason == Reason::ShuttingDown ? websocket::close_code::going_away
                : m_reason == Reason::None                     ? websocket::close_code::normal
                                                               : websocket::close_code::policy_error;
            const auto [fault] = co_await m_socket.async_close(
                websocket::close_reason(code, std::string(core::sync::nameOf(m_reason))), kNoThrow);
            if (fault)
                beast::get_lowest_layer(m_socket).cancel();
        }
        m_writing = false;
    }

    WebSocket m_socket;
    std::deque<Bytes> m_queue;
    std::size_t m_queued = 0;
    bool m_writing = false;
    bool m_finishing = false;
    Reason m_reason = Reason::None;
};

using Request = http::request<http::string_body>;

bool offersProtocol(const Request &request)
{
    return http::token_list(request[http::field::sec_websocket_protocol]).exists(core::sync::kSubprotocol);
}

asio::awaitable<void> serveSync(TlsStream stream, Request request, Device device, Services &services)
{
    const auto link = std::make_shared<WebSocketLink>(std::move(stream));
    WebSocket &socket = link->socket();
    beast::get_lowest_layer(socket).expires_never(); // the WebSocket has time-outs of its own
    socket.set_option(websocket::stream_base::timeout{kHandshakeTimeout, kIdleTimeout, true});
    socket.set_option(websocket::stream_base::decorator([](websocket::response_type &response) {
        response.set(http::field::sec_websocket_protocol, core::sync::kSubprotocol);
    }));
    socket.read_message_max(core::sync::kMaxFrame);
    socket.auto_fragment(false);
    socket.binary(true);
    if (const auto [fault] = co_await socket.async_accept(request, kNoThrow); fault)
        co_return;
    request = {}; // an idle connection keeps nothing of it
    const auto peer = services.reconciler.connect(device, link);
    std::string why = "peer";
    for (;;) {
        beast::flat_buffer buffer; // its own for each message: an idle connection holds none
        const auto [fault, size] = co_await socket.async_read(buffer, kNoThrow);
        if (fault) {
            why = fault.message();
            break;
        }
        if (!socket.got_binary()) {
            link->finish(Reason::Malformed);
            break;
        }
        services.reconciler.received(*peer, {static_cast<const std::uint8_t *>(buffer.data().data()), size});
    }
    services.reconciler.disconnected(*peer);
    link->finish(Reason::None);
    logFault("disconnected", why);
}

HttpResponse plain(unsigned status, std::string event)
{
    HttpResponse response;
    response.status = status;
    response.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
    if (status == 426)
        response.headers.emplace_back("Upgrade", "websocket");
    response.body = event + '\n';
    response.event = std::move(event);
    return response;
}

asio::awaitable<bool> answer(TlsStream &stream, const Request &request, HttpResponse response)
{
    http::response<http::string_body> reply(static_cast<http::status>(response.status), request.version());
    for (const auto &[name, value] : response.headers)
        reply.set(name, value);
    reply.set(http::field::cache_control, "no-store");
    reply.keep_alive(request.keep_alive());
    if (request.method() != http::verb::head)
        reply.body() = std::move(response.body);
    reply.prepare_payload();
    const auto [fault, size] = co_await http::async_write(stream, reply, kNoThrow);
    co_return !fault && reply.keep_alive();
}

void logAnswer(const HttpResponse &response)
{
    logEvent(response.status >= 400 ? Level::Warning : Level::Info, "request",
             {{"what", response.event}, {"status", std::to_string(response.status)}});
}

HttpRequest valuesOf(Request &request, const std::string &target)
{
    HttpRequest seen;
    seen.method = std::string(request.method_string());
    seen.path = target.substr(0, target.find('?'));
    seen.contentType = std::string(request[http::field::content_type]);
    seen.authorization = std::string(request[http::field::authorization]);
    seen.body = std::move(request.body());
    return seen;
}

/// The device of a certificate that this server issued and has not revoked; else why not.
core::Result<Device, HttpResponse> deviceOf(Services &services, const HttpRequest &request)
{
    const auto refuse = [](unsigned status, const char *event, const char *zh, const char *en) {
        return HttpResponse{status,
                            {{"Content-Type", "text/plain; charset=utf-8"}},
                            std::string(event) + '\n' + zh + '\n' + en + '\n',
                            event};
    };
    if (request.clientSerial.empty())
        return refuse(401, "certificate_missing", "需要客户端证书，请先注册此设备。",
                      "A client certificate is needed; enrol this device first.");
    const auto device = services.registry.device(request.clientSerial);
    if (!device)
        return refuse(500, "internal", "服务器内部错误。", "The server failed; see its log.");
    if (!*device)
        return refuse(403, "device_unknown", "服务器不认识此设备，请重新注册。",
                      "The server does not know this device; enrol it again.");
    if ((*device)->revoked)
        return refuse(403, "revoked", "此设备已被吊销，请联系办公室。",
                      "This device has been revoked; call the office.");
    return **device;
}

} // namespace

asio::awaitable<void> serveConnection(tcp::socket socket, std::shared_ptr<asio::ssl::context> tls, Services &services)
{
    struct Counted {
        std::size_t &count;
        explicit Counted(std::size_t &of) : count(of) { ++count; }
        ~Counted() { --count; }
    } const counted(services.connections);

    boost::system::error_code ignored;
    const std::string remote = socket.remote_endpoint(ignored).address().to_string();
    socket.set_option(tcp::no_delay(true), ignored);
    TlsStream stream(std::move(socket), *tls);
    beast::get_lowest_layer(stream).expires_after(kHandshakeTimeout);
    if (const auto [fault] = co_await stream.async_handshake(asio::ssl::stream_base::server, kNoThrow); fault) {
        logFault("handshake_failed", fault.message());
        co_return;
    }
    const std::string serial = serialOf(stream.native_handle());
    beast::flat_buffer buffer;
    for (bool more = true; more && !services.stopping;) {
        http::request_parser<http::string_body> parser;
        parser.header_limit(kMaxHeader);
        parser.body_limit(kMaxEstBody);
        beast::get_lowest_layer(stream).expires_after(kRequestTimeout);
        const auto [fault, size] = co_await http::async_read(stream, buffer, parser, kNoThrow);
        if (fault) {
            if (fault == http::error::header_limit || fault == http::error::body_limit) {
                const unsigned status = fault == http::error::body_limit ? 413 : 431;
                Request none;
                none.keep_alive(false);
                HttpResponse tooLarge = plain(status, "too_large"); // named: GCC 12 miscompiles the list in a co_await
                logAnswer(tooLarge);
                co_await answer(stream, none, std::move(tooLarge));
            }
            break;
        }
        Request request = parser.release();
        const std::string target(request.target());
        HttpRequest seen = valuesOf(request, target);
        seen.clientSerial = serial;
        seen.remote = remote;
        HttpResponse response;
        if (seen.path == core::sync::kSyncPath) {
            auto device = deviceOf(services, seen);
            if (device && websocket::is_upgrade(request) && offersProtocol(request)) {
                co_await serveSync(std::move(stream), std::move(request), std::move(*device), services);
                co_return;
            }
            response = device ? plain(426, "upgrade_required") : device.error();
        } else {
            response = route(services, seen);
        }
        if (response.status >= 400 || response.event == "enrolled" || response.event == "renewed")
            logAnswer(response);
        more = co_await answer(stream, request, std::move(response));
    }
    beast::get_lowest_layer(stream).expires_after(kHandshakeTimeout);
    co_await stream.async_shutdown(kNoThrow);
}

core::Result<void> configureTls(asio::ssl::context &context, const Authority::ServerFiles &files,
                                ByteView caCertificate)
{
    const auto failed = [&](const boost::system::error_code &fault) {
        return core::Error{
            core::ErrorCode::Corrupted,
            {"服务器证书无法使用：" + fault.message(), "The server's certificate cannot be used: " + fault.message()},
            files.chain.string()};
    };
    SSL_CTX *native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION);
    // Without early data or renegotiation there is nothing to replay; tickets would cost 700 bytes each (they carry the
    // client's certificate) and save no round trip.
    SSL_CTX_set_num_tickets(native, 0);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    boost::system::error_code fault;
    // The leaf alone: who connects has the CA already, or cannot judge it.
    context.use_certificate_file(files.chain.string(), asio::ssl::context::pem, fault);
    if (!fault)
        context.use_private_key_file(files.key.string(), asio::ssl::context::pem, fault);
    if (!fault)
        context.add_certificate_authority(asio::buffer(pki::pemOf(caCertificate)), fault);
    if (!fault)
        context.set_verify_mode(asio::ssl::verify_peer, fault);
    if (fault)
        return failed(fault);
    return {};
}

} // namespace plumbline::server
