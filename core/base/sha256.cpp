// The chain hashes every change by itself, two blocks each: as much again goes into EVP's calls around them. So this
// one file uses the older interface, which OpenSSL 3 still has and calls deprecated.

#include "core/base/sha256.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace plumbline::core {

Sha256::Sha256()
{
    SHA256_Init(&m_state);
}

Sha256 &Sha256::update(ByteView bytes)
{
    SHA256_Update(&m_state, bytes.data(), bytes.size());
    return *this;
}

Digest Sha256::finish()
{
    Digest digest;
    SHA256_Final(digest.data(), &m_state);
    SHA256_Init(&m_state);
    return digest;
}

Digest sha256(ByteView bytes)
{
    return Sha256().update(bytes).finish();
}

} // namespace plumbline::core

#pragma GCC diagnostic pop
