// The registry on an embedded database, where a process of its own would not get at it.

#include "syncd/backend/sqlite_database.h"
#include "syncd/server/enrolment_code.h"
#include "syncd/server/registry.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/seeded_surroundings.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace plumbline;

namespace {

/// Repeats its first bytes once: the second code drawn has the handle of the first.
class RepeatingRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override
    {
        m_random.fill(bytes);
        if (m_first.empty())
            m_first.assign(bytes.begin(), bytes.end());
        else if (!m_repeated && bytes.size() == m_first.size() && ++m_same == 2) {
            std::ranges::copy(m_first, bytes.begin());
            m_repeated = true;
        }
    }
    bool repeated() const { return m_repeated; }

private:
    tests::SeededRandom m_random{7};
    core::Bytes m_first;
    int m_same = 0;
    bool m_repeated = false;
};

/// A registry in a folder of its own, and an invitation to it.
struct Desk {
    Desk(core::Random &random, const char *user, server::Role role)
    {
        auto database = backend::SqliteDatabase::open(scratch.path() / "registry.db");
        REQUIRE(database);
        auto opened = server::Registry::open(std::move(*database), clock, random);
        REQUIRE(opened);
        registry = std::move(*opened);
        invitation.user = user;
        invitation.role = role;
        invitation.validity = std::chrono::minutes(30);
    }

    const tests::ScratchFolder scratch;
    const tests::SteppingClock clock{1'764'000'000'000};
    std::unique_ptr<server::Registry> registry;
    server::Invitation invitation;
};

} // namespace

TEST_CASE("two invitations never share a handle, whatever is drawn")
{
    RepeatingRandom random;
    const Desk desk(random, "li", server::Role::Lead);
    std::set<std::string> handles;
    for (int i = 0; i < 3; ++i) {
        const auto open = desk.registry->invite(desk.invitation);
        REQUIRE(open);
        handles.insert(server::parseCode(open->code)->handle);
        CHECK(desk.registry->check(open->code, core::asBytes("key")));
    }
    CHECK(handles.size() == 3);
    CHECK(random.repeated());
}

TEST_CASE("A new invitation of a revoked user does not bring the lost tablet back")
{
    tests::SeededRandom random{11};
    const Desk desk(random, "zhao", server::Role::Auditor);
    const auto enrol = [&](const std::string &serial) {
        const auto open = desk.registry->invite(desk.invitation);
        REQUIRE(open);
        REQUIRE(desk.registry->check(open->code, core::asBytes(serial)));
        server::Issued issued;
        issued.serial = serial;
        issued.publicKeyDigest = {1, 2, 3};
        issued.expiresMs = 1'900'000'000'000;
        REQUIRE(desk.registry->enrolled(open->code, {"zhao", server::Role::Auditor}, issued));
    };
    const auto revoked = [&](const std::string &serial) {
        const auto device = desk.registry->device(serial);
        REQUIRE(device);
        REQUIRE(*device);
        return (*device)->revoked;
    };
    enrol("01");
    REQUIRE_FALSE(revoked("01"));
    REQUIRE(desk.registry->revokeUser("zhao"));
    REQUIRE(revoked("01"));
    enrol("02");
    CHECK(revoked("01"));
    CHECK_FALSE(revoked("02"));
}
