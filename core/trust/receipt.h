#pragma once
// Checkpoints and receipts: what a device hands over, and the server's word that its disk has it. See sync.md.

#include "core/base/result.h"
#include "core/base/sha256.h"
#include "core/record/change.h"

namespace plumbline::core::trust {

/// An origin's signature over (audit, origin, number, chain hash).
struct Checkpoint {
    std::string audit;
    record::OriginId origin{};
    std::uint64_t number = 0;
    Digest hash{};
    Bytes publicKey; ///< Ed25519 of the origin, 32 bytes
    Bytes signature; ///< Ed25519, 64 bytes, over checkpointMessage()
};

enum class ReceiptKind : std::uint8_t { Server = 1, Hub = 2 };

/// A server's (or hub's) signature that its disk holds a stream up to a number.
struct Receipt {
    std::string audit;
    record::OriginId origin{};
    std::uint64_t number = 0;
    Digest hash{};
    ReceiptKind kind = ReceiptKind::Server;
    std::int64_t timeMs = 0; ///< the server's clock
    Bytes serverKey;         ///< Ed25519, 32 bytes
    Bytes signature;         ///< Ed25519, 64 bytes, over receiptMessage()
};

/// Length-prefixed, domain-separated bytes that are signed; the first ones name domain, version and algorithm.
Bytes checkpointMessage(const Checkpoint &checkpoint);
Bytes receiptMessage(const Receipt &receipt);

Result<void> check(const Checkpoint &checkpoint);
Result<void> check(const Receipt &receipt);

} // namespace plumbline::core::trust
