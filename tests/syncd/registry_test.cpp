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

} // namespace

TEST_CASE("two invitations never share a handle, whatever is drawn")
{
    const tests::ScratchFolder scratch;
    const tests::SteppingClock clock(1'764'000'000'000);
    RepeatingRandom random;
    auto database = backend::SqliteDatabase::open(scratch.path() / "registry.db");
    REQUIRE(database);
    auto registry = server::Registry::open(std::move(*database), clock, random);
    REQUIRE(registry);
    server::Invitation invitation;
    invitation.user = "li";
    invitation.role = server::Role::Lead;
    invitation.validity = std::chrono::minutes(30);
    std::set<std::string> handles;
    for (int i = 0; i < 3; ++i) {
        const auto open = (*registry)->invite(invitation);
        REQUIRE(open);
        handles.insert(server::parseCode(open->code)->handle);
        CHECK((*registry)->check(open->code, core::asBytes("key")));
    }
    CHECK(handles.size() == 3);
    CHECK(random.repeated());
}

TEST_CASE("A new invitation of a revoked user does not bring the lost tablet back")
{
    const tests::ScratchFolder scratch;
    const tests::SteppingClock clock(1'764'000'000'000);
    tests::SeededRandom random{11};
    auto database = backend::SqliteDatabase::open(scratch.path() / "registry.db");
    REQUIRE(database);
    auto registry = server::Registry::open(std::move(*database), clock, random);
    REQUIRE(registry);
    server::Invitation invitation;
    invitation.user = "zhao";
    invitation.role = server::Role::Auditor;
    invitation.validity = std::chrono::minutes(30);
    const auto enrol = [&](const std::string &serial) {
        const auto open = (*registry)->invite(invitation);
        REQUIRE(open);
        REQUIRE((*registry)->check(open->code, core::asBytes(serial)));
        server::Issued issued;
        issued.serial = serial;
        issued.publicKeyDigest = {1, 2, 3};
        issued.expiresMs = 1'900'000'000'000;
        REQUIRE((*registry)->enrolled(open->code, {"zhao", server::Role::Auditor}, issued));
    };
    const auto revoked = [&](const std::string &serial) {
        const auto device = (*registry)->device(serial);
        REQUIRE(device);
        REQUIRE(*device);
        return (*device)->revoked;
    };
    enrol("01");
    REQUIRE_FALSE(revoked("01"));
    REQUIRE((*registry)->revokeUser("zhao"));
    REQUIRE(revoked("01"));
    enrol("02");
    CHECK(revoked("01"));
    CHECK_FALSE(revoked("02"));
}
