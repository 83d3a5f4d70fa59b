#include "core/trust/signing.h"

#include <openssl/evp.h>

#include <new>

namespace plumbline::core::trust {

namespace {

constexpr std::size_t kPublicKeySize = 32;
constexpr std::size_t kSignatureSize = 64;

struct FreeContext {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

} // namespace

SigningKey::SigningKey(const Key &seed)
    : m_key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.bytes().data(), seed.bytes().size()),
            EVP_PKEY_free)
{
    if (!m_key)
        throw std::bad_alloc();
}

Bytes SigningKey::publicKey() const
{
    Bytes bytes(kPublicKeySize);
    std::size_t size = bytes.size();
    if (EVP_PKEY_get_raw_public_key(m_key.get(), bytes.data(), &size) != 1)
        throw std::bad_alloc();
    return bytes;
}

Bytes SigningKey::sign(ByteView message) const
{
    const Context context(EVP_MD_CTX_new());
    Bytes signature(kSignatureSize);
    std::size_t size = signature.size();
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) != 1
        || EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) != 1)
        throw std::bad_alloc();
    return signature;
}

bool verifySignature(ByteView publicKey, ByteView message, ByteView signature)
{
    if (publicKey.size() != kPublicKeySize || signature.size() != kSignatureSize)
        return false;
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, publicKey.data(), publicKey.size()), EVP_PKEY_free);
    const Context context(EVP_MD_CTX_new());
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
}

} // namespace plumbline::core::trust
