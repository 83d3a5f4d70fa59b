#include "core/base/sha256.h"

#include <openssl/evp.h>

#include <new>

namespace plumbline::core {

namespace {

const EVP_MD *algorithm()
{
    static EVP_MD *const md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return md;
}

} // namespace

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    // Without memory or a SHA-256 nothing in the product holds.
    if (m_context == nullptr || EVP_DigestInit_ex2(m_context, algorithm(), nullptr) != 1)
        throw std::bad_alloc();
}

Sha256::~Sha256()
{
    EVP_MD_CTX_free(m_context);
}

Sha256 &Sha256::update(ByteView bytes)
{
    EVP_DigestUpdate(m_context, bytes.data(), bytes.size());
    return *this;
}

Digest Sha256::finish()
{
    Digest digest;
    EVP_DigestFinal_ex(m_context, digest.data(), nullptr);
    EVP_DigestInit_ex2(m_context, nullptr, nullptr);
    return digest;
}

Digest sha256(ByteView bytes)
{
    thread_local Sha256 hash;
    return hash.update(bytes).finish();
}

} // namespace plumbline::core
