#include "syncd/server/tls_context.h"

#include <boost/asio/buffer.hpp>

namespace plumbline::server {

using namespace core;
namespace ssl = boost::asio::ssl;

Result<std::shared_ptr<ssl::context>> makeTlsContext(const agent::TlsIdentity &identity, const std::string &place)
{
    auto made = std::make_shared<ssl::context>(ssl::context::tls_server);
    ssl::context &context = *made;
    const auto failed = [&](const boost::system::error_code &fault) {
        return Error{
            ErrorCode::Corrupted,
            {"服务器证书无法使用：" + fault.message(), "The server's certificate cannot be used: " + fault.message()},
            place};
    };
    SSL_CTX *native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION);
    // Without early data or renegotiation there is nothing to replay; tickets would cost 700 bytes each (they carry the
    // client's certificate) and save no round trip.
    SSL_CTX_set_num_tickets(native, 0);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    // Not the CA either, which OpenSSL would add of itself.
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_NO_AUTO_CHAIN);
    SSL_CTX_set1_groups_list(native, "X25519:P-256:P-384"); // no finite fields: 2048 bits of them are worth 112
    boost::system::error_code fault;
    // The leaf alone: who connects has the CA already, or cannot judge it.
    context.use_certificate(boost::asio::buffer(identity.certificate), ssl::context::pem, fault);
    if (!fault)
        context.use_private_key(boost::asio::buffer(identity.key), ssl::context::pem, fault);
    if (!fault)
        context.add_certificate_authority(boost::asio::buffer(identity.ca), fault);
    if (!fault)
        context.set_verify_mode(ssl::verify_peer, fault);
    if (fault)
        return failed(fault);
    return made;
}

} // namespace plumbline::server
