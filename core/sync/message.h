#pragma once
// The messages of the protocol as values, and their bytes. PROTOCOL.md says who sends which and when.

#include "core/store/store.h"
#include "core/sync/own_roles.h"
#include "core/sync/reason.h"
#include "core/trust/receipt.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plumbline::core::sync {

/// First message of the side that connected.
struct Hello {
    std::uint32_t oldestVersion = 0;
    std::uint32_t newestVersion = 0;
    record::OriginId origin{};
    Digest digest{}; ///< scopeDigest()
    std::uint32_t window = 0;
    RolesDigest roles{}; ///< rolesDigest() of what this side was told last
    bool operator==(const Hello &) const = default;
};

struct AuditDigest {
    std::string audit;
    std::array<std::uint8_t, 16> digest{}; ///< auditDigest()
    bool operator==(const AuditDigest &) const = default;
};

/// Answers Hello.
struct Welcome {
    std::uint32_t version = 0;
    record::OriginId origin{};
    std::uint32_t window = 0;
    bool same = false;
    std::string user;
    std::string role;
    std::vector<AuditDigest> audits;
    std::optional<std::map<std::string, std::string>> roles = {}; ///< OwnRoles::audits, unless known already
    bool operator==(const Welcome &) const = default;
};

struct AuditHeads {
    std::string audit;
    std::vector<store::StreamHead> streams; ///< all of `audit`
    Reason refused = Reason::None;
    std::string role = {}; ///< the peer's, where it is told anew
};

struct Heads {
    std::vector<AuditHeads> audits;
    bool reply = false;
    bool more = false;
};

struct Batch {
    std::uint64_t sequence = 0;
    std::uint32_t rawSize = 0;
    Bytes runs; ///< packRuns()
    bool more = false;
    bool operator==(const Batch &) const = default;
};

struct Refusal {
    std::string audit;
    record::OriginId origin{};
    std::uint64_t first = 0; ///< number of the first change that was not taken; those before it in its run may go again
    Reason reason = Reason::None;
    bool quarantined = false; ///< kept by the receiver, and what follows it too
    Text text;
    std::uint64_t held = 0; ///< number up to which the receiver has the stream
    bool operator==(const Refusal &) const = default;
};

struct Ack {
    std::uint64_t sequence = 0;
    std::vector<Refusal> refusals;
    std::vector<trust::Receipt> receipts;
};

struct StreamNumber {
    std::string audit;
    record::OriginId origin{};
    std::uint64_t number = 0;
    auto operator<=>(const StreamNumber &) const = default;
};

struct Claim {
    std::vector<StreamNumber> streams;
};

struct Receipts {
    std::vector<trust::Receipt> receipts;
    bool answer = false; ///< to a Claim
};

/// Last message of either side.
struct Close {
    Reason reason = Reason::None;
    Text text;
    bool operator==(const Close &) const = default;
};

using Message = std::variant<Hello, Welcome, Heads, Batch, Ack, Claim, Receipts, Close>;

Bytes encode(const Message &message);

/// Errors: Reason::TooLarge (over kMaxFrame or a count of limits.h), Reason::Malformed.
Result<Message, Reason> decode(ByteView frame);

/// Runs as they travel in a batch: serialised and compressed. The runs of one batch; `rawSize` is set too.
Batch packRuns(const std::vector<store::EncodedRun> &runs);

/// Errors: TooLarge before anything is decompressed, Malformed.
Result<std::vector<store::EncodedRun>, Reason> unpackRuns(const Batch &batch);

} // namespace plumbline::core::sync
