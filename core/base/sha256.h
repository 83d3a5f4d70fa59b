#pragma once

#include "core/base/bytes.h"

#include <array>

struct evp_md_ctx_st;

namespace plumbline::core {

using Digest = std::array<std::uint8_t, 32>;

/// Incremental SHA-256 (FIPS 180-4). One context, fetched once, is used again for every digest: fetching an
/// algorithm per call makes OpenSSL 3.0 eight times slower. Not to be shared between threads.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    Sha256 &update(ByteView bytes);
    Sha256 &update(std::string_view text) { return update(asBytes(text)); }

    /// The digest of all bytes since construction or the last finish(); starts anew.
    Digest finish();

private:
    evp_md_ctx_st *m_context;
};

Digest sha256(ByteView bytes);

} // namespace plumbline::core
