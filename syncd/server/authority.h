#pragma once
// The server's own certification authority: made at first start, ECDSA P-256, in DIR/pki (0700, keys 0600).

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace plumbline::server {

struct Issued {
    core::Bytes certificate; ///< DER
    std::string serial;      ///< lower-case hex
    std::int64_t expiresMs = 0;
    core::Bytes publicKeyDigest; ///< SHA-256 of the SubjectPublicKeyInfo
};

class Authority {
public:
    /// Opens DIR/pki or makes it. Errors: Io, Corrupted (keys that do not belong together, permissions too wide).
    static core::Result<std::unique_ptr<Authority>> openOrCreate(const std::filesystem::path &folder,
                                                                 const core::Clock &clock, core::Random &random);
    ~Authority();

    const core::Bytes &certificate() const; ///< the CA's, DER
    std::string fingerprint() const;        ///< SHA-256 of it, lower-case hex

    /// Files of a certificate for this server that names `hosts` (names or addresses) beside localhost; issued anew
    /// when it expires within 30 days or lacks a host. The chain file holds the CA too.
    struct ServerFiles {
        std::filesystem::path chain;
        std::filesystem::path key;
    };
    core::Result<ServerFiles> serverCertificate(const std::vector<std::string> &hosts);

    void setClientLifetime(std::chrono::seconds lifetime);

    /// SHA-256 of the SubjectPublicKeyInfo of a PKCS#10 request. Errors: as issueClient().
    core::Result<core::Bytes> requestKey(core::ByteView request) const;

    /// Whether this authority issued a certificate (DER), expired or not.
    bool issued(core::ByteView certificate) const;

    /// A client certificate for a PKCS#10 request (DER). Subject and purpose are ours; of the request only the key is
    /// taken. A hub's serves too, under agent::kHubName and no other name, and lives no longer than kHubLifetime.
    /// Errors: InvalidInput (unreadable, bad self-signature, a key that is too weak).
    core::Result<Issued> issueClient(core::ByteView request, const std::string &user, const std::string &role);

private:
    struct Impl;
    explicit Authority(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::server
