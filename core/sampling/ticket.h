#pragma once
// Tickets of Rivest's consistent sampling, and their order without spelling them out.

#include "core/base/sha256.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::core::sampling {

/// Hashes project ids under one seed.
class TicketMaker {
public:
    explicit TicketMaker(std::string_view seed);

    /// SHA-256(hex(SHA-256(seed)) || id).
    Digest digest(std::string_view id) const;

private:
    Sha256 m_seeded; ///< by the 64 hexadecimal digits of the seed's hash
};

/// "0." and the decimal digits of the digest as a big-endian integer, least significant first, at least 64 of them.
std::string ticketText(const Digest &digest);

/// The first 18 digits of ticketText() as a number, so that keys order as tickets do as far as they differ.
std::uint64_t ticketKey(const Digest &digest);

/// A project in ticket order. Equal ids have equal keys; different ids as good as never.
struct Ranked {
    std::uint64_t key = 0;
    std::size_t position = 0; ///< in the list of ids
};

/// The `count` smallest tickets of `ids`, smallest first; equal tickets (equal ids) in the order of `ids`.
std::vector<Ranked> smallestTickets(std::span<const std::string_view> ids, std::string_view seed, std::size_t count);

} // namespace plumbline::core::sampling
