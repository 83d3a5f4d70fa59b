#include "syncd/server/connection.h"

#include "core/sync/limits.h"
#include "syncd/agent/certificate.h"
#include "syncd/server/await_answer.h"
#include "syncd/server/http_exchange.h"
#include "syncd/server/hub/roster_text.h"
#include "syncd/server/limits.h"
#include "syncd/server/log.h"
#include "syncd/server/sync_route.h"

namespace plumbline::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;

namespace {

/// DER; empty without one. Asked for when it is needed: an idle connection keeps its serial alone.
core::Bytes certificateOf(SSL *ssl)
{
    X509 *certificate = SSL_get1_peer_certificate(ssl);
    if (certificate == nullptr)
        return {};
    unsigned char *buffer = nullptr;
    const int size = i2d_X509(certificate, &buffer);
    core::Bytes der(buffer, buffer + (size > 0 ? size : 0));
    OPENSSL_free(buffer);
    X509_free(certificate);
    return der;
}

std::string serialOf(SSL *ssl)
{
    const auto info = pki::describe(certificateOf(ssl));
    return info ? info->serial : std::string();
}

/// The device of a certificate that this server issued and has not revoked; else why not. A hub takes one that its
/// server has issued since they last met.
core::Result<Device, HttpResponse> deviceOf(Services &services, const std::string &serial, SSL *ssl)
{
    if (serial.empty())
        return refusal(401, "certificate_missing", "需要客户端证书，请先注册此设备。",
                       "A client certificate is needed; enrol this device first.");
    auto device = services.registry.device(serial);
    if (device && !*device && services.est == nullptr)
        if (const auto info = pki::describe(certificateOf(ssl)))
            device = services.registry.enrolledElsewhere(serial, info->commonName);
    if (!device)
        return refusal(500, "internal", "服务器内部错误。", "The server failed; see its log.");
    if (!*device)
        return refusal(403, "device_unknown", "服务器不认识此设备，请重新注册。",
                       "The server does not know this device; enrol it again.");
    if ((*device)->revoked)
        return refusal(403, "revoked", "此设备已被吊销，请联系办公室。",
                       "This device has been revoked; call the office.");
    return **device;
}

/// What a failed handshake is called: the same words count in the metrics.
const char *eventOf(const boost::system::error_code &fault)
{
    if (fault == beast::error::timeout)
        return "handshake_timeout";
    if (fault.category() == asio::error::get_ssl_category()) {
        const int reason = ERR_GET_REASON(static_cast<unsigned long>(fault.value()));
        if (reason == SSL_R_UNSUPPORTED_PROTOCOL)
            return "tls_version";
        if (reason == SSL_R_CERTIFICATE_VERIFY_FAILED)
            return "certificate_untrusted";
    }
    return "handshake_failed";
}

class Connection {
public:
    Connection(tcp::socket socket, asio::ssl::context &tls, Services &services)
        : m_services(services),
          m_stream(std::move(socket), tls)
    {
        boost::system::error_code ignored;
        auto &plain = beast::get_lowest_layer(m_stream).socket();
        m_remote = plain.remote_endpoint(ignored).address().to_string();
        plain.set_option(tcp::no_delay(true), ignored);
    }

    asio::awaitable<bool> shakeHands()
    {
        beast::get_lowest_layer(m_stream).expires_after(kHandshakeTimeout);
        const auto [fault] = co_await m_stream.async_handshake(asio::ssl::stream_base::server, kNoThrow);
        if (fault) {
            const long verified = SSL_get_verify_result(m_stream.native_handle());
            const std::string why = std::string(eventOf(fault)) == "certificate_untrusted"
                ? X509_verify_cert_error_string(verified)
                : fault.message();
            logEvent(Level::Info, eventOf(fault), {{"why", why}});
            co_return false;
        }
        m_serial = serialOf(m_stream.native_handle());
        co_return true;
    }

    /// One request and its answer. False if the connection ends, or has become a WebSocket that has ended.
    asio::awaitable<bool> serveOne()
    {
        HeadParser head;
        head.header_limit(kMaxHeader);
        head.body_limit(boost::none); // each route has its own
        beast::get_lowest_layer(m_stream).expires_after(kRequestTimeout);
        const auto [fault, size] = co_await http::async_read_header(m_stream, m_buffer, head, kNoThrow);
        if (fault)
            co_return co_await refuse(fault);
        const std::string target(head.get().target());
        const std::string path = target.substr(0, target.find('?'));
        if (AttachmentRoute::serves(path)) {
            auto device = deviceOf(m_services, m_serial, m_stream.native_handle());
            if (device)
                co_return co_await m_services.attachments.serve(m_stream, m_buffer, head, std::move(*device));
            logAnswer(device.error());
            co_return co_await answer(m_stream, false, false, std::move(device.error()));
        }
        http::request_parser<http::string_body> parser(std::move(head));
        parser.body_limit(kMaxEstBody);
        if (parser.content_length().value_or(0) > kMaxEstBody)
            co_return co_await refuse(http::error::body_limit);
        const auto [bodyFault, bodySize] = co_await http::async_read(m_stream, m_buffer, parser, kNoThrow);
        if (bodyFault)
            co_return co_await refuse(bodyFault);
        Request request = parser.release();
        HttpResponse response;
        if (path == core::sync::kSyncPath) {
            auto device = deviceOf(m_services, m_serial, m_stream.native_handle());
            if (device && asksForSync(request)) {
                m_gone = true;
                m_buffer = {}; // an idle connection keeps nothing of it
                co_await serveSync(std::move(m_stream), std::move(request), std::move(*device), m_services);
                co_return false;
            }
            response = device ? refusal(426, "upgrade_required", "应升级为 WebSocket。", "Expected an upgrade.")
                              : device.error();
            if (response.status == 426)
                response.headers.emplace_back("Upgrade", "websocket");
        } else if (path.starts_with(kHubPrefix)) {
            const auto device = deviceOf(m_services, m_serial, m_stream.native_handle());
            const HttpRequest seen = valuesOf(request);
            const auto certificate = certificateOf(m_stream.native_handle());
            const auto ask = [&](auto then) { m_services.hubs.handle(seen, *device, certificate, std::move(then)); };
            if (device)
                response = co_await awaitAnswer<HttpResponse>(ask);
            else
                response = device.error();
        } else {
            HttpRequest seen = valuesOf(request);
            seen.clientSerial = m_serial;
            seen.remote = m_remote;
            response = route(m_services, seen);
        }
        logAnswer(response);
        co_return co_await answer(m_stream, request.method() == http::verb::head, request.keep_alive(),
                                  std::move(response));
    }

    asio::awaitable<void> end()
    {
        if (m_gone)
            co_return;
        beast::get_lowest_layer(m_stream).expires_after(kHandshakeTimeout);
        co_await m_stream.async_shutdown(kNoThrow);
    }

private:
    /// What does not read as a request of ours.
    asio::awaitable<bool> refuse(boost::system::error_code fault)
    {
        HttpResponse response;
        if (fault == http::error::header_limit || fault == http::error::buffer_overflow)
            response = refusal(431, "too_large", "请求头过大。", "The request's head is too large.");
        else if (fault == http::error::body_limit)
            response = refusal(413, "too_large", "请求过大。", "The request is too large.");
        else if (fault == beast::error::timeout)
            response = refusal(408, "slow_request", "请求超时。", "The request took too long.");
        else if (fault.category() == beast::http::make_error_code(http::error::bad_method).category()
                 && fault != http::error::end_of_stream && fault != http::error::partial_message)
            response = refusal(400, "malformed", "请求无法解读。", "The request does not read.");
        else
            co_return false;
        logAnswer(response);
        if (response.status == 408) // the stream is closed already
            co_return false;
        co_return co_await answer(m_stream, false, false, std::move(response));
    }

    Services &m_services;
    TlsStream m_stream;
    beast::flat_buffer m_buffer;
    std::string m_remote;
    std::string m_serial;
    bool m_gone = false; ///< the stream has become a WebSocket's
};

} // namespace

asio::awaitable<void> serveConnection(tcp::socket socket, std::shared_ptr<asio::ssl::context> tls, Services &services)
{
    struct Counted {
        std::size_t &count;
        explicit Counted(std::size_t &of) : count(of) { ++count; }
        ~Counted() { --count; }
    } const counted(services.connections);

    Connection connection(std::move(socket), *tls, services);
    if (!co_await connection.shakeHands())
        co_return;
    while (!services.stopping && co_await connection.serveOne()) { }
    co_await connection.end();
}

} // namespace plumbline::server
