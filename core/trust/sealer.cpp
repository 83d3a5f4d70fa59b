#include "core/trust/sealer.h"

#include <openssl/evp.h>

#include <algorithm>
#include <new>

namespace plumbline::core::trust {

namespace {

constexpr std::uint8_t kAes256Gcm = 1;
constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;

const EVP_CIPHER *cipher()
{
    static EVP_CIPHER *const fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    return fetched;
}

std::array<std::uint8_t, 9> boundData(std::uint64_t position)
{
    std::array<std::uint8_t, 9> bound;
    bound[0] = kAes256Gcm;
    for (std::size_t i = 0; i < 8; ++i)
        bound[1 + i] = static_cast<std::uint8_t>(position >> (8 * (7 - i)));
    return bound;
}

} // namespace

Sealer::Sealer(const Key &key, Random &random)
    : m_random(random),
      m_encrypt(EVP_CIPHER_CTX_new()),
      m_decrypt(EVP_CIPHER_CTX_new()),
      m_used(m_nonces.size())
{
    if (m_encrypt == nullptr || m_decrypt == nullptr
        || EVP_EncryptInit_ex2(m_encrypt, cipher(), key.bytes().data(), nullptr, nullptr) != 1
        || EVP_DecryptInit_ex2(m_decrypt, cipher(), key.bytes().data(), nullptr, nullptr) != 1) {
        EVP_CIPHER_CTX_free(m_encrypt);
        EVP_CIPHER_CTX_free(m_decrypt);
        throw std::bad_alloc();
    }
}

Sealer::~Sealer()
{
    EVP_CIPHER_CTX_free(m_encrypt);
    EVP_CIPHER_CTX_free(m_decrypt);
}

void Sealer::nextNonce(std::span<std::uint8_t> nonce)
{
    if (m_used == m_nonces.size()) {
        m_random.fill(m_nonces);
        m_used = 0;
    }
    std::copy_n(m_nonces.begin() + static_cast<std::ptrdiff_t>(m_used), kNonceSize, nonce.begin());
    m_used += kNonceSize;
}

void Sealer::seal(ByteView plain, std::uint64_t position, Bytes &sealed)
{
    sealed.resize(kOverhead + plain.size());
    sealed[0] = kAes256Gcm;
    nextNonce(std::span(sealed).subspan(1, kNonceSize));
    const auto bound = boundData(position);
    int size = 0;
    std::uint8_t *const out = sealed.data() + 1 + kNonceSize;
    const bool done = EVP_EncryptInit_ex2(m_encrypt, nullptr, nullptr, sealed.data() + 1, nullptr) == 1
        && EVP_EncryptUpdate(m_encrypt, nullptr, &size, bound.data(), static_cast<int>(bound.size())) == 1
        && EVP_EncryptUpdate(m_encrypt, out, &size, plain.data(), static_cast<int>(plain.size())) == 1
        && EVP_EncryptFinal_ex(m_encrypt, out + plain.size(), &size) == 1
        && EVP_CIPHER_CTX_ctrl(m_encrypt, EVP_CTRL_AEAD_GET_TAG, kTagSize, out + plain.size()) == 1;
    if (!done) // only for want of memory; what cannot be sealed must not be written
        throw std::bad_alloc();
}

bool Sealer::open(ByteView sealed, std::uint64_t position, Bytes &plain)
{
    if (sealed.size() < kOverhead || sealed[0] != kAes256Gcm)
        return false;
    const ByteView nonce = sealed.subspan(1, kNonceSize);
    const ByteView text = sealed.subspan(1 + kNonceSize, sealed.size() - kOverhead);
    std::array<std::uint8_t, kTagSize> tag;
    std::ranges::copy(sealed.last(kTagSize), tag.begin());
    const auto bound = boundData(position);
    plain.resize(text.size());
    std::uint8_t nothing = 0;
    std::uint8_t *const out = plain.empty() ? &nothing : plain.data();
    int size = 0;
    return EVP_DecryptInit_ex2(m_decrypt, nullptr, nullptr, nonce.data(), nullptr) == 1
        && EVP_DecryptUpdate(m_decrypt, nullptr, &size, bound.data(), static_cast<int>(bound.size())) == 1
        && EVP_DecryptUpdate(m_decrypt, out, &size, text.data(), static_cast<int>(text.size())) == 1
        && EVP_CIPHER_CTX_ctrl(m_decrypt, EVP_CTRL_AEAD_SET_TAG, kTagSize, tag.data()) == 1
        && EVP_DecryptFinal_ex(m_decrypt, out + text.size(), &size) == 1;
}

} // namespace plumbline::core::trust
