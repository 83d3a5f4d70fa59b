#pragma once
// What a user is, as its server says: a tablet asks it before it lets anything be written that would be refused.

#include "core/sync/scope.h"

namespace plumbline::core::sync {

struct OwnRoles {
    std::string role;                          ///< nameOf(Role), or one that only a later version knows
    std::map<std::string, std::string> audits; ///< those in which it is another

    const std::string &in(const std::string &audit) const;
    /// Nothing changes where it is as told already.
    void set(const std::string &audit, const std::string &roleThere);
    bool operator==(const OwnRoles &) const = default;
};

/// At most kMaxAudits of the audits where it is another.
OwnRoles rolesOf(const Scope &scope);

/// By which two sides see that nothing has to be told.
using RolesDigest = std::array<std::uint8_t, 8>;
RolesDigest rolesDigest(const OwnRoles &roles);

/// Whether the role of that name may write this (mayWrite); one that is not known here is judged by the server alone.
bool mayWrite(std::string_view role, const std::string &audit, const record::Edit &edit);

} // namespace plumbline::core::sync
