// What a device keeps of its enrolment.

#include "syncd/agent/identity.h"
#include "tests/bench/sync/site.h"

#include <catch2/catch.hpp>

using namespace plumbline;

TEST_CASE("Roles in single audits are kept with the identity, and go with it")
{
    const bench::Folder folder;
    const bench::Site site(folder.path() / "server", 1, bench::Assigned::All);
    core::store::StoreThread thread(bench::makeStore(folder.path() / "store", site.credentials(0)));
    thread.run([&](core::store::Store &store) {
        agent::Credentials credentials = site.credentials(0);
        CHECK(credentials.identity.roles.in("any").empty()); // not told yet: nothing is held back
        REQUIRE(agent::keep(store, credentials));
        CHECK(*agent::identityOf(store) == credentials.identity);
        credentials.identity.roles = {"auditor", {{"audit with a space", "lead"}, {"另一次", "reviewer"}}};
        REQUIRE(agent::keep(store, credentials));
        CHECK((*agent::identityOf(store))->roles == credentials.identity.roles);
        credentials.identity.roles = {"lead", {}};
        REQUIRE(agent::keep(store, credentials));
        CHECK((*agent::identityOf(store))->roles == credentials.identity.roles);
    });
}
