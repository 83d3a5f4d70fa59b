#pragma once
// Sealing at rest: AES-256-GCM. A sealed record is one byte that names the algorithm, a nonce of 96 bits, the
// ciphertext and a tag of 128 bits; where it stands (table by its key, row by `position`) is bound as additional data,
// so that records cannot be swapped or put back elsewhere.
//
// Nonces are random (NIST SP 800-38D, 8.2.2), not counted: a store that is restored from a backup, or a row that is
// sealed again, would repeat a counter under the same key, and a repeated nonce breaks GCM. Each table has its own key,
// and at most 2^32 records may be sealed under one; a tablet makes a few million in its life.

#include "core/base/random.h"
#include "core/trust/keys.h"

#include <memory>

struct evp_cipher_ctx_st;

namespace plumbline::core::trust {

class Sealer {
public:
    static constexpr std::size_t kOverhead = 1 + 12 + 16;

    Sealer(const Key &key, Random &random);
    ~Sealer();
    Sealer(const Sealer &) = delete;
    Sealer &operator=(const Sealer &) = delete;

    /// Replaces `sealed` by the sealed form of `plain`.
    void seal(ByteView plain, std::uint64_t position, Bytes &sealed);

    /// Replaces `plain`; false if `sealed` is not what was sealed at this position under this key.
    [[nodiscard]] bool open(ByteView sealed, std::uint64_t position, Bytes &plain);

private:
    void nextNonce(std::span<std::uint8_t> nonce);

    Random &m_random;
    // One context each, with the key set up once: fetching a cipher per call costs eight times the encryption.
    evp_cipher_ctx_st *m_encrypt;
    evp_cipher_ctx_st *m_decrypt;
    std::array<std::uint8_t, 12 * 64> m_nonces; // drawn 64 at a time
    std::size_t m_used;
};

} // namespace plumbline::core::trust
