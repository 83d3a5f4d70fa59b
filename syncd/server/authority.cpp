#include "syncd/server/authority.h"

#include "core/base/sha256.h"
#include "core/sync/scope.h"
#include "syncd/agent/certificate.h"
#include "syncd/agent/hub.h"
#include "syncd/agent/openssl_ptr.h"
#include "syncd/server/limits.h"
#include "syncd/server/private_file.h"

#include <openssl/pem.h>

#include <algorithm>

namespace plumbline::server {

using namespace core;
using namespace pki;

namespace {

Error failed()
{
    return {ErrorCode::Internal, {"加密库操作失败。", "The cryptographic library failed."}, {}};
}

KeyPtr readKey(const std::string &pem)
{
    const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return KeyPtr(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

CertificatePtr readCertificate(const std::string &pem)
{
    const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return CertificatePtr(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

Bytes derOf(const X509 *certificate)
{
    unsigned char *buffer = nullptr;
    const int size = i2d_X509(certificate, &buffer);
    Bytes der(buffer, buffer + std::max(size, 0));
    OPENSSL_free(buffer);
    return der;
}

struct Subject {
    std::string commonName;
    std::string unit;
};

bool addEntry(X509_NAME *name, int nid, const std::string &text)
{
    return text.empty()
        || X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(text.data()),
                                      static_cast<int>(text.size()), -1, 0)
        == 1;
}

bool addExtension(X509 *certificate, X509V3_CTX *context, int nid, const std::string &value)
{
    const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, context, nid, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool isAddress(const std::string &host)
{
    ASN1_OCTET_STRING *address = a2i_IPADDRESS(host.c_str());
    ASN1_OCTET_STRING_free(address);
    return address != nullptr;
}

} // namespace

struct Authority::Impl {
    std::filesystem::path folder;
    const Clock &clock;
    Random &random;
    KeyPtr key;
    CertificatePtr certificate;
    Bytes der;
    std::chrono::seconds clientLifetime = kClientLifetime;

    using Extensions = std::vector<std::pair<int, std::string>>;

    CertificatePtr make(EVP_PKEY *publicKey, const Subject &subject, std::chrono::seconds lifetime,
                        const Extensions &extensions)
    {
        CertificatePtr made(X509_new());
        if (!made)
            return nullptr;
        std::array<std::uint8_t, 16> serial;
        random.fill(serial);
        serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7f) | 0x40); // positive, always 16 bytes
        const BignumPtr number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
        const std::time_t now = clock.nowMs() / 1000;
        const auto seconds = [](std::chrono::seconds duration) { return static_cast<std::time_t>(duration.count()); };
        X509 *issuer = certificate ? certificate.get() : made.get();
        X509V3_CTX context;
        X509V3_set_ctx(&context, issuer, made.get(), nullptr, nullptr, 0);
        const NamePtr name(X509_NAME_new());
        if (X509_set_version(made.get(), X509_VERSION_3) != 1
            || BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(made.get())) == nullptr
            || ASN1_TIME_set(X509_getm_notBefore(made.get()),
                             now - seconds(std::min<std::chrono::seconds>(kBackdate, lifetime / 10)))
                == nullptr
            || ASN1_TIME_set(X509_getm_notAfter(made.get()), now + seconds(lifetime)) == nullptr
            || X509_set_pubkey(made.get(), publicKey) != 1 || !addEntry(name.get(), NID_organizationName, "Plumbline")
            || !addEntry(name.get(), NID_organizationalUnitName, subject.unit)
            || !addEntry(name.get(), NID_commonName, subject.commonName)
            || X509_set_subject_name(made.get(), name.get()) != 1
            || X509_set_issuer_name(made.get(), certificate ? X509_get_subject_name(issuer) : name.get()) != 1)
            return nullptr;
        for (const auto &[nid, value] : extensions)
            if (!addExtension(made.get(), &context, nid, value))
                return nullptr;
        if (X509_sign(made.get(), key.get(), EVP_sha256()) == 0)
            return nullptr;
        return made;
    }

    Result<void> create()
    {
        const auto pem = newKey();
        if (!pem)
            return pem.error();
        key = readKey(*pem);
        std::array<std::uint8_t, 4> mark;
        random.fill(mark);
        certificate = nullptr;
        CertificatePtr made = make(key.get(), {"Plumbline CA " + toHex(mark), {}}, kAuthorityLifetime,
                                   {{NID_subject_key_identifier, "hash"},
                                    {NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                    {NID_key_usage, "critical,keyCertSign,cRLSign"}});
        if (!made)
            return failed();
        certificate = std::move(made);
        // The certificate last: a folder with a key alone is one whose making was interrupted.
        if (auto written = writePrivateFile(folder / "ca.key", *pem); !written)
            return written;
        return writePrivateFile(folder / "ca.crt", pemOf(derOf(certificate.get())));
    }

    Result<void> open()
    {
        const auto keyPem = readPrivateFile(folder / "ca.key");
        if (!keyPem)
            return keyPem.error();
        const auto certificatePem = readPrivateFile(folder / "ca.crt");
        if (!certificatePem)
            return certificatePem.error();
        key = readKey(*keyPem);
        certificate = readCertificate(*certificatePem);
        if (!key || !certificate || X509_check_private_key(certificate.get(), key.get()) != 1)
            return Error{
                ErrorCode::Corrupted,
                {"CA 证书与私钥不匹配或无法解读；请从备份恢复 pki 目录。",
                 "The CA's certificate and key do not read or do not belong together; restore the pki folder."},
                folder.string()};
        return {};
    }

    bool serves(const std::filesystem::path &chain, const std::vector<std::string> &hosts) const
    {
        const auto pem = readPrivateFile(chain);
        if (!pem)
            return false;
        const CertificatePtr current = readCertificate(*pem);
        const auto info = current ? describe(derOf(current.get())) : failed();
        if (!info || X509_verify(current.get(), key.get()) != 1
            || info->notAfterMs - clock.nowMs() < std::chrono::milliseconds(kRenewServerBefore).count())
            return false;
        return std::ranges::all_of(hosts, [&](const std::string &host) {
            return isAddress(host) ? X509_check_ip_asc(current.get(), host.c_str(), 0) == 1
                                   : X509_check_host(current.get(), host.c_str(), host.size(), 0, nullptr) == 1;
        });
    }
};

Authority::Authority(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

Authority::~Authority() = default;

Result<std::unique_ptr<Authority>> Authority::openOrCreate(const std::filesystem::path &folder, const Clock &clock,
                                                           Random &random)
{
    if (auto made = makePrivateFolder(folder); !made)
        return made.error();
    std::unique_ptr<Impl> impl(new Impl{folder, clock, random, nullptr, nullptr, {}});
    std::error_code ignored;
    auto ready = std::filesystem::exists(folder / "ca.crt", ignored) ? impl->open() : impl->create();
    if (!ready)
        return ready.error();
    impl->der = derOf(impl->certificate.get());
    return std::unique_ptr<Authority>(new Authority(std::move(impl)));
}

const Bytes &Authority::certificate() const
{
    return m_impl->der;
}

std::string Authority::fingerprint() const
{
    return pki::fingerprint(m_impl->der);
}

void Authority::setClientLifetime(std::chrono::seconds lifetime)
{
    m_impl->clientLifetime = lifetime;
}

Result<Authority::ServerFiles> Authority::serverCertificate(const std::vector<std::string> &hosts)
{
    std::vector<std::string> all{"localhost", "127.0.0.1", "::1"};
    for (const std::string &host : hosts)
        if (!host.empty() && std::ranges::find(all, host) == all.end())
            all.push_back(host);
    const ServerFiles files{m_impl->folder / "server.crt", m_impl->folder / "server.key"};
    if (m_impl->serves(files.chain, all))
        return files;
    std::string names;
    for (const std::string &host : all)
        names += (names.empty() ? "" : ",") + std::string(isAddress(host) ? "IP:" : "DNS:") + host;
    const auto pem = newKey();
    if (!pem)
        return pem.error();
    const KeyPtr key = readKey(*pem);
    const CertificatePtr made =
        m_impl->make(key.get(), {hosts.empty() ? "localhost" : hosts.front(), {}}, kServerLifetime,
                     {{NID_basic_constraints, "critical,CA:FALSE"},
                      {NID_key_usage, "critical,digitalSignature"},
                      {NID_ext_key_usage, "serverAuth"},
                      {NID_subject_key_identifier, "hash"},
                      {NID_authority_key_identifier, "keyid:always"},
                      {NID_subject_alt_name, names}});
    if (!made)
        return Error{ErrorCode::InvalidInput,
                     {"服务器名称无效，应为主机名或 IP 地址。", "A server name is no host name or address."},
                     "--name"};
    if (auto written = writePrivateFile(files.key, *pem); !written)
        return written.error();
    if (auto written = writePrivateFile(files.chain, pemOf(derOf(made.get())) + pemOf(m_impl->der)); !written)
        return written.error();
    return files;
}

namespace {

/// The self-signature shows that the asker holds the private key.
Result<RequestPtr> checkedRequest(ByteView der)
{
    const unsigned char *at = der.data();
    RequestPtr request(d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())));
    EVP_PKEY *key = request ? X509_REQ_get0_pubkey(request.get()) : nullptr;
    if (key == nullptr || X509_REQ_verify(request.get(), key) != 1)
        return Error{ErrorCode::InvalidInput,
                     {"证书请求（PKCS#10）无法解读或签名无效。",
                      "The PKCS#10 request does not read or is not signed by its key."},
                     {}};
    if (EVP_PKEY_get_security_bits(key) < 112)
        return Error{ErrorCode::InvalidInput, {"证书请求的密钥强度不足。", "The key of the request is too weak."}, {}};
    return request;
}

} // namespace

Result<Bytes> Authority::requestKey(ByteView requestDer) const
{
    const auto request = checkedRequest(requestDer);
    if (!request)
        return request.error();
    unsigned char *buffer = nullptr;
    const int size = i2d_X509_PUBKEY(X509_REQ_get_X509_PUBKEY(request->get()), &buffer);
    const Digest digest = sha256({buffer, static_cast<std::size_t>(std::max(size, 0))});
    OPENSSL_free(buffer);
    return Bytes(digest.begin(), digest.end());
}

bool Authority::issued(ByteView der) const
{
    const unsigned char *at = der.data();
    const CertificatePtr certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    return certificate && X509_verify(certificate.get(), m_impl->key.get()) == 1;
}

Result<Issued> Authority::issueClient(ByteView requestDer, const std::string &user, const std::string &role)
{
    const auto request = checkedRequest(requestDer);
    if (!request)
        return request.error();
    EVP_PKEY *key = X509_REQ_get0_pubkey(request->get());
    Impl::Extensions extensions{{NID_basic_constraints, "critical,CA:FALSE"},
                                {NID_key_usage, "critical,digitalSignature"},
                                {NID_ext_key_usage, "clientAuth"},
                                {NID_subject_key_identifier, "hash"},
                                {NID_authority_key_identifier, "keyid:always"}};
    std::chrono::seconds lifetime = m_impl->clientLifetime;
    if (role == sync::nameOf(sync::Role::Hub)) {
        extensions[2].second = "clientAuth,serverAuth";
        extensions.emplace_back(NID_subject_alt_name, agent::kHubSubject);
        lifetime = std::min<std::chrono::seconds>(lifetime, kHubLifetime);
    }
    const CertificatePtr made = m_impl->make(key, {user, role}, lifetime, extensions);
    if (!made)
        return failed();
    Issued issued;
    issued.certificate = derOf(made.get());
    const auto info = describe(issued.certificate);
    const auto digest = publicKeyDigest(issued.certificate);
    if (!info || !digest)
        return failed();
    issued.serial = info->serial;
    issued.expiresMs = info->notAfterMs;
    issued.publicKeyDigest = *digest;
    return issued;
}

} // namespace plumbline::server
