#include "syncd/agent/hub.h"

#include "syncd/agent/agent.h"
#include "syncd/agent/openssl_ptr.h"

#include <openssl/pem.h>

#include <charconv>

namespace plumbline::agent {

using namespace core;

namespace {

constexpr char kSetting[] = "agent.hub"; // host, line feed, port
constexpr std::string_view kDomain = "plumbline.origin-claim/1\n";

struct DigestContextDeleter {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, DigestContextDeleter>;

Bytes messageOf(const record::OriginId &origin)
{
    std::string text(kDomain);
    text.append(reinterpret_cast<const char *>(origin.data()), origin.size());
    const ByteView bytes = asBytes(text);
    return {bytes.begin(), bytes.end()};
}

} // namespace

Result<std::optional<Endpoint>> hubOf(store::Store &store)
{
    const auto kept = store.setting(kSetting);
    if (!kept)
        return kept.error();
    const std::string_view text = *kept ? asText(**kept) : std::string_view();
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return std::optional<Endpoint>();
    Endpoint hub{std::string(text.substr(0, end)), 0, kHubName};
    std::from_chars(text.data() + end + 1, text.data() + text.size(), hub.port);
    return std::optional(std::move(hub));
}

Result<std::string> hubAddress(store::Store &store)
{
    const auto hub = hubOf(store);
    if (!hub)
        return hub.error();
    return *hub ? (*hub)->host + ':' + std::to_string((*hub)->port) : std::string();
}

Result<void> keepHub(store::Store &store, const std::string &address)
{
    if (address.empty())
        return store.removeSetting(kSetting);
    std::string host = address.substr(0, address.rfind(':'));
    const std::string digits = address.substr(std::min(address.size(), host.size() + 1));
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    std::uint16_t port = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    const bool plain = host.find_first_of(" \t\r\n/") == std::string::npos;
    if (host.empty() || !plain || fault != std::errc() || end != digits.data() + digits.size() || port == 0)
        return Error{ErrorCode::InvalidInput,
                     {"现场中继的地址应为 主机:端口，例如 192.168.8.2:8443。",
                      "Expected the hub's address as HOST:PORT, such as 192.168.8.2:8443."},
                     address};
    return store.putSetting(kSetting, asBytes(host + '\n' + std::to_string(port)));
}

Result<Bytes> signClaim(const std::string &keyPem, const record::OriginId &origin)
{
    const pki::BioPtr bio(BIO_new_mem_buf(keyPem.data(), static_cast<int>(keyPem.size())));
    const pki::KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    const DigestContextPtr context(EVP_MD_CTX_new());
    const Bytes message = messageOf(origin);
    std::size_t size = 0;
    Bytes signature;
    if (!key || !context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
        || EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size()) != 1)
        return Error{ErrorCode::Corrupted,
                     {"此设备的密钥无法使用，请重新注册。", "This device's key cannot be used; enrol it again."},
                     {}};
    signature.resize(size);
    if (EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) != 1)
        return Error{ErrorCode::Internal, {"加密库操作失败。", "The cryptographic library failed."}, {}};
    signature.resize(size);
    return signature;
}

bool holds(const OriginClaim &claim)
{
    const unsigned char *at = claim.certificate.data();
    const pki::CertificatePtr certificate(d2i_X509(nullptr, &at, static_cast<long>(claim.certificate.size())));
    EVP_PKEY *key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
    const DigestContextPtr context(EVP_MD_CTX_new());
    const Bytes message = messageOf(claim.origin);
    return key != nullptr && context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1
        && EVP_DigestVerify(context.get(), claim.signature.data(), claim.signature.size(), message.data(),
                            message.size())
        == 1;
}

} // namespace plumbline::agent
