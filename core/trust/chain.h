#pragma once
// The chain of one stream (audit, origin). The hash of change 0, which nobody makes, binds domain, version, algorithm,
// audit and origin; each later one binds its number, the hash before it and its body. So one hash of two blocks covers
// a usual change, and none can be moved to another place, stream or audit.

#include "core/base/sha256.h"
#include "core/record/change.h"

namespace plumbline::core::trust {

inline constexpr std::uint8_t kSha256Algorithm = 1; ///< the algorithm id in every hashed and signed message

/// The hash before the first change.
Digest genesis(std::string_view audit, const record::OriginId &origin);

/// Not to be shared between threads.
class ChainHasher {
public:
    /// Hash of change `number`, which follows the one with hash `previous`.
    Digest next(const Digest &previous, std::uint64_t number, ByteView body);

private:
    Sha256 m_hash;
};

} // namespace plumbline::core::trust
