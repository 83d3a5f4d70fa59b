#pragma once
// A key wrapped by a PIN: scrypt (RFC 7914) makes a key of the PIN and a salt, AES-256-GCM wraps under it.

#include "core/base/random.h"
#include "core/trust/keys.h"

#include <optional>

namespace plumbline::core::trust {

/// Costs of scrypt. A PIN is short, so that each try must cost: the default takes 64 MiB and about 0.2 s on a small
/// desk machine, which a person waits for once a day and a thief for each of a million tries.
struct ScryptCost {
    std::uint32_t logN = 16;
    std::uint32_t r = 8;
    std::uint32_t p = 1;
    bool operator==(const ScryptCost &) const = default;
};
inline constexpr std::uint32_t kMaxScryptLogN = 20; ///< 1 GiB with r = 8; a file that asks for more is not ours
inline constexpr std::uint32_t kMaxScryptR = 16;
inline constexpr std::uint32_t kMaxScryptP = 4;

struct WrappedKey {
    ScryptCost cost;
    Bytes salt;   ///< 16 bytes
    Bytes sealed; ///< as Sealer makes it
};

WrappedKey wrapKey(const Key &key, std::string_view pin, const ScryptCost &cost, Random &random);

/// Nothing if the PIN is wrong, or the wrapped key damaged: they cannot be told apart.
std::optional<Key> unwrapKey(const WrappedKey &wrapped, std::string_view pin, Random &random);

} // namespace plumbline::core::trust
