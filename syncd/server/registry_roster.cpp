// Who may, as a server tells it to its hubs and as a hub keeps it.

#include "syncd/server/registry.h"

#include <algorithm>

namespace plumbline::server {

using namespace core;

namespace {

record::OriginId originOf(const Bytes &bytes)
{
    record::OriginId origin{};
    std::ranges::copy_n(bytes.begin(), static_cast<std::ptrdiff_t>(std::min(bytes.size(), origin.size())),
                        origin.begin());
    return origin;
}

} // namespace

Result<Roster> Registry::rosterFor(const std::string &hub)
{
    const auto scope = scopeOf(hub);
    if (!scope)
        return scope.error();
    Roster roster;
    for (const auto &[audit, role] : scope->audits)
        roster.audits.push_back(audit);
    auto everybody = users();
    if (!everybody)
        return everybody.error();
    roster.users = std::move(*everybody);
    std::set<std::string> here; // who may turn up at the hub: also whoever may bring an audit
    for (const User &user : roster.users)
        if (user.allAudits || sync::mayBringAudits(user.role))
            here.insert(user.id);
    const auto assigned = m_database->run(
        "SELECT a.audit, a.user_id, coalesce(a.role, u.role) FROM assignments a JOIN users u ON u.id=a.user_id", {},
        [&](const auto &row) {
            if (!scope->audits.contains(row.text(0)))
                return;
            roster.assignments.push_back(
                {row.text(0), row.text(1), sync::roleOf(row.text(2)).value_or(Role::Observer)});
            here.insert(row.text(1));
        });
    if (!assigned)
        return assigned.error();
    auto known = devices();
    if (!known)
        return known.error();
    for (Device &device : *known)
        if (here.contains(device.user))
            roster.devices.push_back(std::move(device));
    const auto origins = m_database->run("SELECT origin, user_id FROM origins", {}, [&](const auto &row) {
        roster.origins.emplace_back(originOf(row.bytes(0)), row.text(1));
    });
    if (!origins)
        return origins.error();
    return roster;
}

Result<void> Registry::adopt(const Roster &roster)
{
    ++m_generation;
    const std::int64_t now = m_clock.nowMs();
    return m_database->transaction([&]() -> Result<void> {
        const auto revokedAt = [now](bool revoked) {
            return revoked ? backend::Database::Value(now) : backend::Database::Value(nullptr);
        };
        for (const User &user : roster.users)
            if (auto kept = m_database->run(
                    "INSERT INTO users(id, role, all_audits, revoked_ms) VALUES(?,?,?,?) ON CONFLICT(id) DO UPDATE SET "
                    "role=excluded.role, all_audits=excluded.all_audits, revoked_ms=excluded.revoked_ms",
                    {user.id, std::string(sync::nameOf(user.role)), std::int64_t(user.allAudits),
                     revokedAt(user.revoked)});
                !kept)
                return kept;
        if (auto gone = m_database->run("DELETE FROM devices", {}); !gone)
            return gone;
        for (const Device &device : roster.devices)
            if (auto kept = m_database->run(
                    "INSERT INTO devices(serial, user_id, public_key, issued_ms, expires_ms, revoked_ms) "
                    "VALUES(?,?,?,?,?,?)",
                    {device.serial, device.user, device.publicKeyDigest, device.issuedMs, device.expiresMs,
                     revokedAt(device.revoked)});
                !kept)
                return kept;
        for (const auto &[origin, user] : roster.origins)
            if (auto kept =
                    m_database->run("INSERT INTO origins(origin, user_id) VALUES(?,?) ON CONFLICT(origin) DO UPDATE "
                                    "SET user_id=excluded.user_id",
                                    {Bytes(origin.begin(), origin.end()), user});
                !kept)
                return kept;
        for (const std::string &audit : roster.audits)
            if (auto kept = m_database->run(
                    "INSERT INTO audits(id) VALUES(?) ON CONFLICT(id) DO UPDATE SET brought_by=NULL", {audit});
                !kept)
                return kept;
        if (auto gone = m_database->run(
                "DELETE FROM assignments WHERE audit IN (SELECT id FROM audits WHERE brought_by IS NULL)", {});
            !gone)
            return gone;
        for (const Assignment &each : roster.assignments)
            if (auto kept = m_database->run("INSERT INTO assignments(audit, user_id, role) VALUES(?,?,?)",
                                            {each.audit, each.user, std::string(sync::nameOf(each.role))});
                !kept)
                return kept;
        return {};
    });
}

Result<std::optional<Device>> Registry::enrolledElsewhere(const std::string &serial, const std::string &id)
{
    const auto known = user(id);
    if (!known)
        return known.error();
    if (!*known || (*known)->revoked)
        return std::optional<Device>();
    if (auto kept =
            m_database->run("INSERT INTO devices(serial, user_id, public_key, issued_ms, expires_ms) VALUES(?,?,?,?,?)",
                            {serial, id, Bytes(), m_clock.nowMs(), m_clock.nowMs()});
        !kept)
        return kept.error();
    return device(serial);
}

} // namespace plumbline::server
