#pragma once
// Ed25519 (RFC 8032): the key of an origin.

#include "core/base/result.h"
#include "core/trust/keys.h"

#include <memory>

struct evp_pkey_st;

namespace plumbline::core::trust {

class SigningKey {
public:
    explicit SigningKey(const Key &seed); ///< the 32 bytes of the private key
    Bytes publicKey() const;              ///< 32 bytes
    Bytes sign(ByteView message) const;   ///< 64 bytes

private:
    std::shared_ptr<evp_pkey_st> m_key;
};

/// False for a signature that does not check, and for a key or signature of the wrong size.
bool verifySignature(ByteView publicKey, ByteView message, ByteView signature);

} // namespace plumbline::core::trust
