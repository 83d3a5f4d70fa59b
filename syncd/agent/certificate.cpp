#include "syncd/agent/certificate.h"

#include "core/base/sha256.h"
#include "syncd/agent/openssl_ptr.h"

#include <openssl/ec.h>
#include <openssl/pem.h>

#include <ctime>

namespace plumbline::pki {

using namespace core;

namespace {

Error unreadable(const char *zh, const char *en)
{
    return {ErrorCode::Corrupted, {zh, en}, {}};
}

Error failed()
{
    return {ErrorCode::Internal, {"加密库操作失败。", "The cryptographic library failed."}, {}};
}

CertificatePtr parse(ByteView der)
{
    const unsigned char *at = der.data();
    return CertificatePtr(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

template <auto Encode, class T>
Bytes encoded(const T *object)
{
    unsigned char *buffer = nullptr;
    const int size = Encode(object, &buffer);
    Bytes bytes;
    if (size > 0)
        bytes.assign(buffer, buffer + size);
    OPENSSL_free(buffer);
    return bytes;
}

std::string textOf(const BioPtr &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string entry(X509_NAME *name, int nid)
{
    char text[256] = {};
    return X509_NAME_get_text_by_NID(name, nid, text, sizeof text) > 0 ? text : "";
}

std::int64_t millis(const ASN1_TIME *time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return 0;
    return static_cast<std::int64_t>(timegm(&parts)) * 1000;
}

} // namespace

Result<CertificateInfo> describe(ByteView der)
{
    const CertificatePtr certificate = parse(der);
    if (!certificate)
        return unreadable("证书无法解读。", "A certificate does not read.");
    CertificateInfo info;
    X509_NAME *subject = X509_get_subject_name(certificate.get());
    info.commonName = entry(subject, NID_commonName);
    info.unit = entry(subject, NID_organizationalUnitName);
    const BignumPtr serial(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr));
    Bytes number(static_cast<std::size_t>(BN_num_bytes(serial.get())));
    BN_bn2bin(serial.get(), number.data());
    info.serial = toHex(number);
    info.fingerprint = fingerprint(der);
    info.notBeforeMs = millis(X509_get0_notBefore(certificate.get()));
    info.notAfterMs = millis(X509_get0_notAfter(certificate.get()));
    return info;
}

Result<std::string> newKey()
{
    const KeyPtr key(EVP_EC_gen("P-256"));
    const BioPtr bio(BIO_new(BIO_s_mem()));
    if (!key || !bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed();
    return textOf(bio);
}

Result<Bytes> certificateRequest(const std::string &keyPem, const std::string &commonName)
{
    const BioPtr bio(BIO_new_mem_buf(keyPem.data(), static_cast<int>(keyPem.size())));
    const KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!key)
        return unreadable("私钥无法解读。", "A private key does not read.");
    const RequestPtr request(X509_REQ_new());
    const NamePtr name(X509_NAME_new());
    if (!request || !name
        || X509_NAME_add_entry_by_NID(name.get(), NID_commonName, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(commonName.data()),
                                      static_cast<int>(commonName.size()), -1, 0)
            != 1
        || X509_REQ_set_version(request.get(), 0) != 1 || X509_REQ_set_subject_name(request.get(), name.get()) != 1
        || X509_REQ_set_pubkey(request.get(), key.get()) != 1
        || X509_REQ_sign(request.get(), key.get(), EVP_sha256()) == 0)
        return failed();
    return encoded<i2d_X509_REQ>(request.get());
}

Result<Bytes> publicKeyDigest(ByteView der)
{
    const CertificatePtr certificate = parse(der);
    if (!certificate)
        return unreadable("证书无法解读。", "A certificate does not read.");
    const Digest digest = sha256(encoded<i2d_X509_PUBKEY>(X509_get_X509_PUBKEY(certificate.get())));
    return Bytes(digest.begin(), digest.end());
}

Result<Bytes> certsOnly(const std::vector<Bytes> &certificates)
{
    const Pkcs7Ptr pkcs7(PKCS7_new());
    if (!pkcs7 || PKCS7_set_type(pkcs7.get(), NID_pkcs7_signed) != 1
        || PKCS7_content_new(pkcs7.get(), NID_pkcs7_data) != 1)
        return failed();
    // Degenerate: neither signers nor content, only certificates.
    PKCS7_set_detached(pkcs7.get(), 1);
    for (const Bytes &der : certificates) {
        const CertificatePtr certificate = parse(der);
        if (!certificate || PKCS7_add_certificate(pkcs7.get(), certificate.get()) != 1)
            return failed();
    }
    return encoded<i2d_PKCS7>(pkcs7.get());
}

Result<std::vector<Bytes>> certificatesOf(ByteView der)
{
    const unsigned char *at = der.data();
    const Pkcs7Ptr pkcs7(d2i_PKCS7(nullptr, &at, static_cast<long>(der.size())));
    if (!pkcs7 || !PKCS7_type_is_signed(pkcs7.get()) || pkcs7->d.sign == nullptr)
        return unreadable("服务器返回的证书无法解读。", "The certificates that the server returned do not read.");
    std::vector<Bytes> result;
    const STACK_OF(X509) *certificates = pkcs7->d.sign->cert;
    for (int i = 0; i < sk_X509_num(certificates); ++i)
        result.push_back(encoded<i2d_X509>(sk_X509_value(certificates, i)));
    return result;
}

std::string pemOf(ByteView der)
{
    const CertificatePtr certificate = parse(der);
    const BioPtr bio(BIO_new(BIO_s_mem()));
    if (!certificate || PEM_write_bio_X509(bio.get(), certificate.get()) != 1)
        return {};
    return textOf(bio);
}

Result<Bytes> derOf(const std::string &pem)
{
    const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const CertificatePtr certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return unreadable("证书无法解读。", "A certificate does not read.");
    return encoded<i2d_X509>(certificate.get());
}

std::string base64(ByteView bytes)
{
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int size =
        EVP_EncodeBlock(reinterpret_cast<unsigned char *>(text.data()), bytes.data(), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    for (std::size_t at = 64; at < text.size(); at += 65)
        text.insert(at, 1, '\n');
    return text + '\n';
}

Result<Bytes> unbase64(std::string_view text)
{
    std::string dense;
    for (const char c : text)
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            dense.push_back(c);
    const Error fault{ErrorCode::InvalidInput, {"Base64 编码无效。", "This is no base64."}, {}};
    if (dense.size() % 4 != 0)
        return fault;
    Bytes bytes(dense.size() / 4 * 3);
    const int size = EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char *>(dense.data()),
                                     static_cast<int>(dense.size()));
    if (size < 0)
        return fault;
    const std::size_t padding = dense.ends_with("==") ? 2 : dense.ends_with("=") ? 1 : 0;
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

std::string fingerprint(ByteView der)
{
    return toHex(sha256(der));
}

} // namespace plumbline::pki
