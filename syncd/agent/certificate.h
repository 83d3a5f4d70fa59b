#pragma once
// Certificates, requests and keys as bytes and text: what EST (RFC 7030) carries and stores keep. OpenSSL stays inside.

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace plumbline::pki {

struct CertificateInfo {
    std::string commonName;  ///< the user
    std::string unit;        ///< the role at the time of issue
    std::string serial;      ///< lower-case hex
    std::string fingerprint; ///< SHA-256 of the DER, lower-case hex
    std::int64_t notBeforeMs = 0;
    std::int64_t notAfterMs = 0;
};

/// Errors: Corrupted.
core::Result<CertificateInfo> describe(core::ByteView certificateDer);

/// A new ECDSA P-256 key, PKCS#8 PEM.
core::Result<std::string> newKey();

/// PKCS#10, DER. Errors: Corrupted (the key).
core::Result<core::Bytes> certificateRequest(const std::string &keyPem, const std::string &commonName);

/// SHA-256 of the SubjectPublicKeyInfo of a certificate.
core::Result<core::Bytes> publicKeyDigest(core::ByteView certificateDer);

/// PKCS#7 "certs-only" (RFC 7030 4.1.3), DER, from and to DER certificates.
core::Result<core::Bytes> certsOnly(const std::vector<core::Bytes> &certificates);
core::Result<std::vector<core::Bytes>> certificatesOf(core::ByteView certsOnlyDer);

std::string pemOf(core::ByteView certificateDer);
core::Result<core::Bytes> derOf(const std::string &certificatePem);

/// RFC 4648 with line breaks every 64 characters, as EST sends it.
std::string base64(core::ByteView bytes);
/// White space is skipped. Errors: InvalidInput.
core::Result<core::Bytes> unbase64(std::string_view text);

std::string fingerprint(core::ByteView certificateDer);

} // namespace plumbline::pki
