#include "core/sync/own_roles.h"

#include "core/base/sha256.h"
#include "core/sync/limits.h"

#include <algorithm>

namespace plumbline::core::sync {

namespace {

void counted(Sha256 &hash, std::string_view text)
{
    std::array<std::uint8_t, 8> length;
    for (std::size_t i = 0; i < length.size(); ++i)
        length[i] = static_cast<std::uint8_t>(text.size() >> (56 - 8 * i));
    hash.update(length);
    hash.update(text);
}

} // namespace

const std::string &OwnRoles::in(const std::string &audit) const
{
    const auto other = audits.find(audit);
    return other == audits.end() ? role : other->second;
}

void OwnRoles::set(const std::string &audit, const std::string &roleThere)
{
    if (roleThere == role)
        audits.erase(audit);
    else
        audits[audit] = roleThere;
}

OwnRoles rolesOf(const Scope &scope)
{
    OwnRoles roles{std::string(nameOf(scope.role)), {}};
    for (const auto &[audit, role] : scope.audits)
        if (role != scope.role && roles.audits.size() < kMaxAudits)
            roles.audits.emplace(audit, nameOf(role));
    return roles;
}

RolesDigest rolesDigest(const OwnRoles &roles)
{
    Sha256 hash;
    hash.update("plumbline.sync.roles/1\n");
    counted(hash, roles.role);
    for (const auto &[audit, role] : roles.audits) {
        counted(hash, audit);
        counted(hash, role);
    }
    const Digest digest = hash.finish();
    RolesDigest cut;
    std::copy_n(digest.begin(), cut.size(), cut.begin());
    return cut;
}

bool mayWrite(std::string_view role, const std::string &audit, const record::Edit &edit)
{
    const auto known = roleOf(role);
    if (!known)
        return true;
    record::Change change;
    change.audit = audit;
    change.entity = edit.entity;
    for (const auto &[field, value] : edit.fields)
        change.patches.push_back({field, value, {}, false});
    return mayWrite(*known, change) == Reason::None;
}

} // namespace plumbline::core::sync
