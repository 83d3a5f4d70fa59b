#include "syncd/server/registry.h"

#include "syncd/server/limits.h"

#include <algorithm>
#include <array>

namespace plumbline::server {

using namespace core;
using sync::Reason;

namespace {

constexpr char kRegistryTables[] = R"sql(
CREATE TABLE users(id TEXT PRIMARY KEY, role TEXT NOT NULL, all_audits INTEGER NOT NULL, revoked_ms INTEGER) STRICT;
CREATE TABLE devices(serial TEXT PRIMARY KEY, "user" TEXT NOT NULL REFERENCES users(id), public_key BLOB NOT NULL,
    issued_ms INTEGER NOT NULL, expires_ms INTEGER NOT NULL, revoked_ms INTEGER) STRICT;
CREATE TABLE origins(origin BLOB PRIMARY KEY, "user" TEXT NOT NULL REFERENCES users(id)) STRICT;
CREATE TABLE codes(handle TEXT PRIMARY KEY, salt BLOB NOT NULL, hash BLOB NOT NULL,
    "user" TEXT NOT NULL REFERENCES users(id), expires_ms INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    used_ms INTEGER, used_by BLOB) STRICT;
CREATE TABLE audits(id TEXT PRIMARY KEY, brought_by TEXT, brought_ms INTEGER) STRICT;
CREATE TABLE assignments(audit TEXT NOT NULL, "user" TEXT NOT NULL REFERENCES users(id), role TEXT,
    PRIMARY KEY(audit, "user")) STRICT;
)sql";

// `user` is a reserved word of SQL.
constexpr char kRenameUser[] = R"sql(
ALTER TABLE devices RENAME COLUMN "user" TO user_id;
ALTER TABLE origins RENAME COLUMN "user" TO user_id;
ALTER TABLE codes RENAME COLUMN "user" TO user_id;
ALTER TABLE assignments RENAME COLUMN "user" TO user_id;
)sql";

constexpr std::array<const char *, 2> kRegistryVersions{kRegistryTables, kRenameUser};

Role roleFrom(const std::string &text)
{
    return sync::roleOf(text).value_or(Role::Observer);
}

backend::Database::Value roleValue(const std::optional<Role> &role)
{
    return role ? backend::Database::Value(std::string(sync::nameOf(*role))) : backend::Database::Value(nullptr);
}

} // namespace

Registry::Registry(std::unique_ptr<backend::Database> database, const Clock &clock, Random &random)
    : m_database(std::move(database)),
      m_clock(clock),
      m_random(random)
{
}

Result<std::unique_ptr<Registry>> Registry::open(std::unique_ptr<backend::Database> database, const Clock &clock,
                                                 Random &random)
{
    if (auto ready = database->migrate("registry", kRegistryVersions); !ready)
        return ready.error();
    return std::unique_ptr<Registry>(new Registry(std::move(database), clock, random));
}

Result<void> Registry::changing(const std::function<Result<void>()> &work)
{
    ++m_generation;
    return m_database->transaction([&]() -> Result<void> {
        if (auto done = work(); !done)
            return done;
        return m_database->announce(kRegistryChannel, {});
    });
}

Result<std::optional<User>> Registry::user(const std::string &id)
{
    std::optional<User> found;
    auto read =
        m_database->run("SELECT role, all_audits, revoked_ms FROM users WHERE id=?", {id}, [&](const auto &row) {
            found = User{id, roleFrom(row.text(0)), row.number(1) != 0, !row.isNull(2)};
        });
    if (!read)
        return read.error();
    return found;
}

Result<void> Registry::keepUser(const Invitation &invitation)
{
    const auto known = user(invitation.user);
    if (!known)
        return known.error();
    if (!*known)
        return m_database->run(
            "INSERT INTO users(id, role, all_audits) VALUES(?,?,?)",
            {invitation.user, roleValue(invitation.role.value_or(Role::Observer)), std::int64_t(invitation.allAudits)});
    // A person who was revoked comes back with a device that is enrolled anew; what they had before stays out.
    if (auto kept = m_database->run("UPDATE devices SET revoked_ms=coalesce(revoked_ms, (SELECT revoked_ms FROM users "
                                    "WHERE id=?)) WHERE user_id=?",
                                    {invitation.user, invitation.user});
        !kept)
        return kept;
    return m_database->run("UPDATE users SET role=coalesce(?,role), all_audits=CASE WHEN all_audits<>0 THEN all_audits "
                           "ELSE ? END, revoked_ms=NULL WHERE id=?",
                           {roleValue(invitation.role), std::int64_t(invitation.allAudits), invitation.user});
}

Result<bool> Registry::knows(const std::string &id)
{
    const auto known = user(id);
    if (!known)
        return known.error();
    return known->has_value();
}

Result<void> Registry::addDevice(const std::string &owner, const Issued &issued)
{
    return m_database->run("INSERT INTO devices(serial, user_id, public_key, issued_ms, expires_ms) VALUES(?,?,?,?,?)",
                           {issued.serial, owner, issued.publicKeyDigest, m_clock.nowMs(), issued.expiresMs});
}

Result<void> Registry::renewed(const Device &device, const Issued &issued)
{
    // The old certificate stays good until it expires: the answer with the new one may get lost.
    return changing([&] { return addDevice(device.user, issued); });
}

Result<std::vector<Device>> Registry::devicesWhere(const std::string &serial)
{
    std::vector<Device> found;
    const auto read = m_database->run(
        "SELECT d.serial, d.user_id, u.role, d.issued_ms, d.expires_ms, coalesce(d.revoked_ms, u.revoked_ms), "
        "d.public_key, u.all_audits "
        "FROM devices d JOIN users u ON u.id=d.user_id WHERE ?='' OR d.serial=? ORDER BY d.issued_ms, d.serial",
        {serial, serial}, [&](const auto &row) {
            found.push_back({row.text(0), row.text(1), roleFrom(row.text(2)), row.number(3), row.number(4),
                             !row.isNull(5), row.bytes(6), row.number(7) != 0});
        });
    if (!read)
        return read.error();
    return found;
}

Result<std::optional<Device>> Registry::device(const std::string &serial)
{
    auto found = devicesWhere(serial);
    if (!found)
        return found.error();
    return found->empty() || serial.empty() ? std::optional<Device>() : std::optional(std::move(found->front()));
}

Result<std::vector<Device>> Registry::devices()
{
    return devicesWhere({});
}

Result<std::vector<User>> Registry::users()
{
    std::vector<User> found;
    const auto read =
        m_database->run("SELECT id, role, all_audits, revoked_ms FROM users ORDER BY id", {}, [&](const auto &row) {
            found.push_back({row.text(0), roleFrom(row.text(1)), row.number(2) != 0, !row.isNull(3)});
        });
    if (!read)
        return read.error();
    return found;
}

Result<std::vector<Assignment>> Registry::assignments()
{
    std::vector<Assignment> found;
    const auto read = m_database->run(
        "SELECT a.audit, a.user_id, coalesce(a.role, u.role) FROM assignments a JOIN users u ON u.id=a.user_id "
        "UNION SELECT t.id, u.id, u.role FROM audits t, users u WHERE u.all_audits<>0 AND NOT EXISTS "
        "(SELECT 1 FROM assignments a WHERE a.audit=t.id AND a.user_id=u.id) ORDER BY 1, 2",
        {}, [&](const auto &row) { found.push_back({row.text(0), row.text(1), roleFrom(row.text(2))}); });
    if (!read)
        return read.error();
    return found;
}

Result<sync::Scope> Registry::scopeOf(const std::string &id)
{
    const auto known = user(id);
    if (!known)
        return known.error();
    sync::Scope scope;
    scope.user = id;
    if (!*known || (*known)->revoked) {
        scope.refused = Reason::Revoked;
        return scope;
    }
    scope.role = (*known)->role;
    const auto assigned =
        m_database->run("SELECT audit, role FROM assignments WHERE user_id=?", {id}, [&](const auto &row) {
            scope.audits[row.text(0)] = row.isNull(1) ? scope.role : roleFrom(row.text(1));
        });
    if (!assigned)
        return assigned.error();
    if ((*known)->allAudits) {
        const auto all = m_database->run("SELECT id FROM audits", {},
                                         [&](const auto &row) { scope.audits.try_emplace(row.text(0), scope.role); });
        if (!all)
            return all.error();
    }
    return scope;
}

Result<Reason> Registry::claimOrigin(const record::OriginId &origin, const std::string &id)
{
    const Bytes bytes(origin.begin(), origin.end());
    if (auto kept =
            m_database->run("INSERT INTO origins(origin, user_id) VALUES(?,?) ON CONFLICT DO NOTHING", {bytes, id});
        !kept)
        return kept.error();
    std::string owner;
    auto read = m_database->run("SELECT user_id FROM origins WHERE origin=?", {bytes},
                                [&](const auto &row) { owner = row.text(0); });
    if (!read)
        return read.error();
    return owner == id ? Reason::None : Reason::ForgedOrigin;
}

Result<std::optional<sync::Writer>> Registry::writerOf(const record::OriginId &origin, const std::string &audit)
{
    std::optional<sync::Writer> writer;
    auto read = m_database->run(
        "SELECT u.id, coalesce(a.role, u.role), u.revoked_ms FROM origins o JOIN users u ON u.id=o.user_id "
        "LEFT JOIN assignments a ON a.user_id=u.id AND a.audit=? WHERE o.origin=?",
        {audit, Bytes(origin.begin(), origin.end())},
        [&](const auto &row) { writer = sync::Writer{row.text(0), roleFrom(row.text(1)), !row.isNull(2)}; });
    if (!read)
        return read.error();
    return writer;
}

Result<Reason> Registry::bring(const std::string &audit, const std::string &id)
{
    Reason reason = Reason::None;
    const auto done = m_database->transaction([&]() -> Result<void> {
        auto inserted =
            m_database->run("INSERT INTO audits(id, brought_by, brought_ms) VALUES(?,?,?) ON CONFLICT DO NOTHING",
                            {audit, id, m_clock.nowMs()});
        if (!inserted)
            return inserted;
        if (m_database->changed() == 0) {
            bool mine = false;
            auto read = m_database->run("SELECT 1 FROM assignments WHERE audit=? AND user_id=?", {audit, id},
                                        [&](const auto &) { mine = true; });
            reason = mine ? Reason::None : Reason::NotAssigned;
            return read;
        }
        if (auto assigned = keepAssignment(audit, id, std::nullopt); !assigned)
            return assigned;
        return m_database->announce(kRegistryChannel, {});
    });
    ++m_generation;
    if (!done)
        return done.error();
    return reason;
}

Result<void> Registry::assign(const std::string &audit, const std::string &id, std::optional<Role> role)
{
    return changing([&] { return keepAssignment(audit, id, role); });
}

Result<void> Registry::keepAssignment(const std::string &audit, const std::string &id, std::optional<Role> role)
{
    const auto known = user(id);
    if (!known)
        return known.error();
    if (!*known)
        return Error{ErrorCode::NotFound,
                     {"没有此用户；请先用 enroll 邀请。", "There is no such user; invite it with enroll first."},
                     id};
    // An audit that the office assigns before anyone brought it exists from now on.
    if (auto kept = m_database->run("INSERT INTO audits(id) VALUES(?) ON CONFLICT DO NOTHING", {audit}); !kept)
        return kept;
    return m_database->run("INSERT INTO assignments(audit, user_id, role) VALUES(?,?,?) "
                           "ON CONFLICT(audit, user_id) DO UPDATE SET role=coalesce(excluded.role, assignments.role)",
                           {audit, id, roleValue(role)});
}

/// A change of one row that must be there.
Result<void> Registry::changeOne(const std::string &sql, const std::vector<backend::Database::Value> &values,
                                 const Error &missing)
{
    return changing([&]() -> Result<void> {
        if (auto done = m_database->run(sql, values); !done)
            return done;
        return m_database->changed() == 0 ? Result<void>(missing) : Result<void>();
    });
}

Result<void> Registry::withdraw(const std::string &audit, const std::string &id)
{
    return changeOne("DELETE FROM assignments WHERE audit=? AND user_id=?", {audit, id},
                     {ErrorCode::NotFound, {"没有这项分配。", "There is no such assignment."}, audit});
}

Result<void> Registry::revokeDevice(const std::string &serial)
{
    return changeOne("UPDATE devices SET revoked_ms=coalesce(revoked_ms, ?) WHERE serial=?", {m_clock.nowMs(), serial},
                     {ErrorCode::NotFound, {"没有此设备。", "There is no such device."}, serial});
}

Result<void> Registry::revokeUser(const std::string &id)
{
    return changeOne("UPDATE users SET revoked_ms=coalesce(revoked_ms, ?) WHERE id=?", {m_clock.nowMs(), id},
                     {ErrorCode::NotFound, {"没有此用户。", "There is no such user."}, id});
}

} // namespace plumbline::server
