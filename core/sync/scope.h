#pragma once
// What a peer may see and write: its user's role and assignments. Looked up at the rim, judged here.

#include "core/record/change.h"
#include "core/sync/reason.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::core::sync {

enum class Role : std::uint8_t { Planner, Lead, Auditor, Reviewer, DecisionMaker, Observer, Hub };

/// "planner", "lead", "auditor", "reviewer", "decision_maker", "observer", "hub".
std::string_view nameOf(Role role);
std::optional<Role> roleOf(std::string_view name);

struct Scope {
    std::string user;
    Role role = Role::Observer;         ///< where no assignment says otherwise
    std::map<std::string, Role> audits; ///< assigned, and as what
    Reason refused = Reason::None;      ///< not None: the connection ends with it
};

/// Whether a role may bring an audit that the server has not seen.
bool mayBringAudits(Role role);

/// The duties of rules.md, by role: what kind of entity each writes. None, or RoleForbids.
Reason mayWrite(Role role, const record::Change &change);

} // namespace plumbline::core::sync
