#pragma once

#include "core/base/bytes.h"

#include <array>
#include <openssl/sha.h>

namespace plumbline::core {

using Digest = std::array<std::uint8_t, 32>;

/// Incremental SHA-256 (FIPS 180-4). A copy goes on from where the original stands. Not to be shared between threads.
class Sha256 {
public:
    Sha256();

    Sha256 &update(ByteView bytes);
    Sha256 &update(std::string_view text) { return update(asBytes(text)); }

    /// The digest of all bytes since construction or the last finish(); starts anew.
    Digest finish();

private:
    SHA256state_st m_state;
};

Digest sha256(ByteView bytes);

} // namespace plumbline::core
