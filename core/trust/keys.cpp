#include "core/trust/keys.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>

#include <algorithm>
#include <new>

namespace plumbline::core::trust {

/// Fetched once: to fetch it takes longer than to hash.
class Hmac {
public:
    Hmac()
    {
        EVP_MAC *const mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
        m_context = mac == nullptr ? nullptr : EVP_MAC_CTX_new(mac);
        EVP_MAC_free(mac);
        std::string digest = "SHA256";
        const OSSL_PARAM parameters[] = {
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
            OSSL_PARAM_construct_end(),
        };
        if (m_context == nullptr || EVP_MAC_CTX_set_params(m_context, parameters) != 1) {
            EVP_MAC_CTX_free(m_context);
            throw std::bad_alloc();
        }
    }
    ~Hmac() { EVP_MAC_CTX_free(m_context); }
    Hmac(const Hmac &) = delete;
    Hmac &operator=(const Hmac &) = delete;

    /// Without a key: the one of the last call.
    Tag of(ByteView key, std::string_view name) const
    {
        std::array<std::uint8_t, 32> full;
        std::size_t size = 0;
        const ByteView data = asBytes(name);
        if (EVP_MAC_init(m_context, key.empty() ? nullptr : key.data(), key.size(), nullptr) != 1
            || EVP_MAC_update(m_context, data.data(), data.size()) != 1
            || EVP_MAC_final(m_context, full.data(), &size, full.size()) != 1)
            throw std::bad_alloc();
        Tag tag;
        std::copy_n(full.begin(), tag.size(), tag.begin());
        return tag;
    }

private:
    EVP_MAC_CTX *m_context = nullptr;
};

Tagger::Tagger(const Key &key) : m_hmac(std::make_unique<Hmac>())
{
    m_hmac->of(key.bytes(), {});
}

Tagger::~Tagger() = default;

Tag Tagger::of(std::string_view name) const
{
    return m_hmac->of({}, name);
}

Key::Key(ByteView bytes32)
{
    std::ranges::copy(bytes32.first(std::min(bytes32.size(), m_bytes.size())), m_bytes.begin());
}

Key::~Key()
{
    wipe(m_bytes);
}

Key Key::derive(std::string_view purpose) const
{
    EVP_KDF *const kdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    EVP_KDF_CTX *const context = kdf == nullptr ? nullptr : EVP_KDF_CTX_new(kdf);
    EVP_KDF_free(kdf);
    std::string digest = "SHA256";
    Key derived;
    Bytes key(m_bytes.begin(), m_bytes.end());
    std::string info = "plumbline/1 " + std::string(purpose);
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, key.data(), key.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()),
        OSSL_PARAM_construct_end(),
    };
    const bool done =
        context != nullptr && EVP_KDF_derive(context, derived.m_bytes.data(), derived.m_bytes.size(), parameters) == 1;
    EVP_KDF_CTX_free(context);
    wipe(key);
    if (!done) // out of memory, or a library without HKDF: nothing can be sealed
        throw std::bad_alloc();
    return derived;
}

void wipe(std::span<std::uint8_t> bytes)
{
    OPENSSL_cleanse(bytes.data(), bytes.size());
}

Tag keyedTag(const Key &key, std::string_view name)
{
    thread_local const Hmac hmac;
    return hmac.of(key.bytes(), name);
}

} // namespace plumbline::core::trust
