#pragma once
// Who may: users, their devices by certificate, one-time codes, assignments and revocations. Owned by the daemon's
// network thread; reads are small, writes are rare.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/sync/scope.h"
#include "syncd/backend/database.h"
#include "syncd/server/authority.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plumbline::server {

using core::sync::Role;

struct Invitation {
    std::string user;
    std::optional<Role> role; ///< a new user needs one; a known one keeps the role it has
    std::vector<std::string> audits;
    bool allAudits = false;
    std::chrono::minutes validity{0};
};

struct OpenCode {
    std::string code;
    std::string user;
    Role role = Role::Observer;
    std::int64_t expiresMs = 0;
};

/// What a code or certificate is good for.
struct Ticket {
    std::string user;
    Role role = Role::Observer;
};

enum class CodeFault { Wrong, Used, Expired, Locked, Failed };

struct Device {
    std::string serial; ///< of its current certificate
    std::string user;
    Role role = Role::Observer; ///< of the user, today
    std::int64_t issuedMs = 0;
    std::int64_t expiresMs = 0;
    bool revoked = false;
    core::Bytes publicKeyDigest;
    bool allAudits = false; ///< of the user, today
};

struct User {
    std::string id;
    Role role = Role::Observer;
    bool allAudits = false;
    bool revoked = false;
};

struct Assignment {
    std::string audit;
    std::string user;
    Role role = Role::Observer;
};

/// Announced to other daemons on the same database after each change of users, devices or assignments.
inline constexpr char kRegistryChannel[] = "plumbline_registry";

/// What a hub has to know to judge as the server does: all users and whose origins are, so that no name is forged; of
/// the audits that it is assigned to who is what; the devices of those.
struct Roster {
    std::vector<User> users;
    std::vector<Device> devices;
    std::vector<Assignment> assignments;
    std::vector<std::string> audits;
    std::vector<std::pair<core::record::OriginId, std::string>> origins; ///< with their users
};

class Registry {
public:
    static core::Result<std::unique_ptr<Registry>> open(std::unique_ptr<backend::Database> database,
                                                        const core::Clock &clock, core::Random &random);

    core::Result<bool> knows(const std::string &user);
    core::Result<OpenCode> invite(const Invitation &invitation);

    /// A code is good once. The same key may use it again while it is valid: its answer may have been lost.
    core::Result<Ticket, CodeFault> check(const std::string &code, core::ByteView publicKeyDigest);
    core::Result<void> enrolled(const std::string &code, const Ticket &ticket, const Issued &issued);
    core::Result<void> renewed(const Device &device, const Issued &issued);

    core::Result<std::optional<Device>> device(const std::string &serial);
    core::Result<std::vector<Device>> devices();
    core::Result<std::vector<User>> users();
    core::Result<std::vector<Assignment>> assignments();

    /// What a user's devices may see and write; refused: Revoked.
    core::Result<core::sync::Scope> scopeOf(const std::string &user);

    /// Binds an origin to the user who first brought it. ForgedOrigin if it is another's.
    core::Result<core::sync::Reason> claimOrigin(const core::record::OriginId &origin, const std::string &user);

    /// Nothing for an origin that no device has claimed.
    core::Result<std::optional<core::sync::Writer>> writerOf(const core::record::OriginId &origin,
                                                             const std::string &audit);

    /// A new audit, assigned to who brings it and to everyone with all audits. NotAssigned if it exists already.
    core::Result<core::sync::Reason> bring(const std::string &audit, const std::string &user);

    /// Errors: NotFound (no such user).
    core::Result<void> assign(const std::string &audit, const std::string &user, std::optional<Role> role);
    core::Result<void> withdraw(const std::string &audit, const std::string &user);
    core::Result<void> revokeDevice(const std::string &serial);
    core::Result<void> revokeUser(const std::string &user);

    // --- a hub's, see registry_roster.cpp ----------------------------------------------------------------------

    core::Result<Roster> rosterFor(const std::string &hub);
    /// In place of what was here, but for the audits that were brought to this hub and that the server has not met.
    core::Result<void> adopt(const Roster &roster);
    /// A certificate of the server's that it issued after the last roster: of a user who is known and not revoked.
    core::Result<std::optional<Device>> enrolledElsewhere(const std::string &serial, const std::string &user);

    /// Grows with each change of users, devices or assignments.
    std::uint64_t generation() const { return m_generation; }

    /// Another daemon on the same database changed something.
    void changedElsewhere() { ++m_generation; }

private:
    Registry(std::unique_ptr<backend::Database> database, const core::Clock &clock, core::Random &random);
    core::Result<void> changing(const std::function<core::Result<void>()> &work);
    core::Result<void> changeOne(const std::string &sql, const std::vector<backend::Database::Value> &values,
                                 const core::Error &missing);
    /// Draws codes until one has a handle of its own; its text. Errors: Busy (practically all handles are taken).
    core::Result<std::string> keepCode(const OpenCode &open);
    core::Result<void> addDevice(const std::string &owner, const Issued &issued);
    core::Result<void> keepAssignment(const std::string &audit, const std::string &user, std::optional<Role> role);
    core::Result<void> keepUser(const Invitation &invitation);
    core::Result<std::optional<User>> user(const std::string &id);
    core::Result<std::vector<Device>> devicesWhere(const std::string &serial);

    std::unique_ptr<backend::Database> m_database;
    const core::Clock &m_clock;
    core::Random &m_random;
    std::uint64_t m_generation = 1;
};

} // namespace plumbline::server
