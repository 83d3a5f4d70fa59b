#include "syncd/agent/wire/tls_client.h"

#include "syncd/agent/limits.h"

#include <boost/asio/connect.hpp>

namespace plumbline::agent {

namespace asio = boost::asio;
namespace beast = boost::beast;
using namespace core;
using tcp = asio::ip::tcp;
using boost::system::error_code;

namespace {

/// What a person on a site meets; anything else as the system says it.
Text whyOf(const error_code &fault)
{
    if (fault == beast::error::timeout || fault == asio::error::timed_out)
        return {"超时", "time-out"};
    const std::string said = fault.message();
    if (fault == asio::error::connection_refused)
        return {"连接被拒绝", said};
    if (fault == asio::error::host_unreachable || fault == asio::error::network_unreachable)
        return {"网络不可达", said};
    if (fault == asio::error::host_not_found || fault == asio::error::host_not_found_try_again
        || fault == asio::error::no_data)
        return {"找不到服务器地址", said};
    if (fault == asio::error::connection_reset || fault == asio::error::broken_pipe || fault == asio::error::eof)
        return {"连接中断", said};
    return {said, said};
}

} // namespace

Error away(const Text &why, const Endpoint &endpoint)
{
    return {ErrorCode::Network,
            {"无法连接服务器（" + why.zh + "）。请检查网络；稍后会自动重试。",
             "The server cannot be reached (" + why.en + "). Check the network; it is tried again by itself."},
            endpoint.host + ':' + std::to_string(endpoint.port)};
}

Error errorOf(const error_code &fault, const TlsStream &stream, const Endpoint &endpoint)
{
    const std::string place = endpoint.host + ':' + std::to_string(endpoint.port);
    const long verified = SSL_get_verify_result(const_cast<TlsStream &>(stream).native_handle());
    if (fault.category() == asio::error::get_ssl_category()) {
        const int reason = ERR_GET_REASON(static_cast<unsigned long>(fault.value()));
        // Nobody runs a server with an expired certificate for long: mostly it is the tablet that has the wrong day.
        if (reason == SSL_R_CERTIFICATE_VERIFY_FAILED
            && (verified == X509_V_ERR_CERT_NOT_YET_VALID || verified == X509_V_ERR_CERT_HAS_EXPIRED))
            return {
                ErrorCode::Untrusted,
                {"按此设备的时间，服务器证书不在有效期内。请核对设备的日期和时间；时间无误时请联系办公室。",
                 "By this device's clock the server's certificate is not valid. Check the device's date and time; if "
                 "they are right, call the office."},
                place};
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
    return away(whyOf(fault), endpoint);
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

namespace {

void expectName(TlsStream &stream, const std::string &host)
{
    X509_VERIFY_PARAM *expected = SSL_get0_param(stream.native_handle());
    if (X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str()) == 1)
        return;
    X509_VERIFY_PARAM_set1_host(expected, host.c_str(), host.size());
    SSL_set_tlsext_host_name(stream.native_handle(), host.c_str());
}

} // namespace

asio::awaitable<std::optional<Error>> connect(TlsStream &stream, const Endpoint &endpoint)
{
    tcp::resolver resolver(stream.get_executor());
    auto &socket = beast::get_lowest_layer(stream);
    socket.expires_after(kConnectTimeout);
    const auto [unresolved, addresses] =
        co_await resolver.async_resolve(endpoint.host, std::to_string(endpoint.port), kNoThrow);
    if (unresolved)
        co_return away(whyOf(unresolved), endpoint);
    const auto [unconnected, address] = co_await socket.async_connect(addresses, kNoThrow);
    if (unconnected)
        co_return away(whyOf(unconnected), endpoint);
    error_code ignored;
    socket.socket().set_option(tcp::no_delay(true), ignored);
    expectName(stream, endpoint.name.empty() ? endpoint.host : endpoint.name);
    const auto [fault] = co_await stream.async_handshake(asio::ssl::stream_base::client, kNoThrow);
    if (fault)
        co_return errorOf(fault, stream, endpoint);
    co_return std::nullopt;
}

} // namespace plumbline::agent
