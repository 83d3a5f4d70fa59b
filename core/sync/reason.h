#pragma once
// Why a peer refuses something or closes a connection: one name each, the same on the wire, in logs and on screen.

#include "core/base/result.h"
#include "core/store/store.h"

#include <cstdint>
#include <string_view>

namespace plumbline::core::sync {

/// Values are the wire's; they only ever grow.
enum class Reason : std::uint8_t {
    None = 0,
    // a run or an audit
    BrokenChain = 1,
    BadSignature = 2,
    Fork = 3,
    UnknownAudit = 4,
    NotAssigned = 5,
    Submitted = 6,   ///< alters a customer's submitted answers
    ClockAhead = 7,  ///< more than 24 h ahead of the server's clock: quarantine
    TooLarge = 8,    ///< a message or a change over its limit
    RoleForbids = 9, ///< the user's role may not write this
    Gap = 10,
    Unreadable = 11,
    ForgedOrigin = 12, ///< another user's device owns this origin
    NeedsReason = 13,  ///< amends an audit that its own origin had closed, without a reason
    ForgedAuthor = 14, ///< signed with the name of another user of this server
    Evaluated = 15,    ///< who evaluated in this audit neither reviews nor decides
    // a connection
    Malformed = 20,
    UnsupportedVersion = 21,
    OutOfOrder = 22, ///< a message that has no place here
    OverWindow = 23, ///< more on the way than was granted
    Revoked = 24,
    ShuttingDown = 25,
    TooSlow = 26,
    StoreFailed = 27,
    Replaced = 28, ///< the same device connected again
    RateLimited = 29,
};

/// A word for logs and metrics: "broken_chain".
std::string_view nameOf(Reason reason);

/// A sentence for the person.
Text textOf(Reason reason);

/// Reason::None for a number that this version does not know.
Reason reasonOf(std::uint32_t wire);

Reason reasonOf(store::RunFault fault);

} // namespace plumbline::core::sync
