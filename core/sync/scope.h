#pragma once
// What a peer may see and write: its user's role and assignments. Looked up at the rim, judged here.

#include "core/record/change.h"
#include "core/sync/reason.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::core::sync {

enum class Role : std::uint8_t { Planner, Lead, Auditor, Reviewer, DecisionMaker, Observer, Hub };

/// "planner", "lead", "auditor", "reviewer", "decision_maker", "observer", "hub".
std::string_view nameOf(Role role);
std::optional<Role> roleOf(std::string_view name);

/// Whose device an origin is, and what this user is in an audit.
struct Writer {
    std::string user;
    Role role = Role::Observer;
    bool revoked = false; ///< then nobody else brings what it wrote, unless that is here already
};

struct Scope {
    std::string user;
    Role role = Role::Observer;         ///< where no assignment says otherwise
    std::map<std::string, Role> audits; ///< assigned, and as what
    Reason refused = Reason::None;      ///< not None: the connection ends with it
    /// Of an origin that is not this user's: one may carry what another wrote, but not write for it. Nothing for one
    /// that is not known, which is taken for this user's own (and a hub has none). Left empty, all are.
    std::function<std::optional<Writer>(const record::OriginId &, const std::string &audit)> writerOf;
    /// Whether a name is a user's of this server: nobody else signs with it. Left empty, names are not looked at.
    std::function<bool(const std::string &name)> isUser;
};

/// Whether a role may bring an audit that the server has not seen. A hub brings those of who may.
bool mayBringAudits(Role role);

/// A field of the decision that holds a signature.
bool isSignature(std::string_view field);

/// Whether a change says that an audit is reviewed or decided, or signs the decision.
bool judges(const record::Change &change);

/// The duties of rules.md, by role: what kind of entity each writes. None, or RoleForbids.
Reason mayWrite(Role role, const record::Change &change);

} // namespace plumbline::core::sync
