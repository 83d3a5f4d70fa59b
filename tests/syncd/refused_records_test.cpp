#include "syncd/agent/refused_records.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::agent;
using core::sync::Reason;

namespace {

core::sync::Refusal refusal(std::uint64_t first, Reason reason, const char *words, std::uint8_t device = 1)
{
    core::sync::Refusal said;
    said.audit = "A";
    said.origin.fill(device);
    said.first = first;
    said.reason = reason;
    said.text = {words, words};
    return said;
}

} // namespace

TEST_CASE("One reason of one stream is one line, however often it is said")
{
    std::vector<Refused> standing;
    note(standing, {refusal(7, Reason::RoleForbids, "role")});
    note(standing, {refusal(9, Reason::RoleForbids, "role"), refusal(5, Reason::RoleForbids, "role")});
    REQUIRE(standing.size() == 1);
    CHECK(standing[0].first == 5);
    CHECK(standing[0].last == 9);
    CHECK(standing[0].said == 3);
    CHECK_FALSE(standing[0].whole);
    note(standing, {refusal(6, Reason::NeedsReason, "reason"), refusal(6, Reason::RoleForbids, "role", 2)});
    CHECK(standing.size() == 3);
}

TEST_CASE("A gap behind a refusal does not take its place; alone it is told")
{
    std::vector<Refused> standing;
    note(standing, {refusal(7, Reason::RoleForbids, "role"), refusal(8, Reason::Gap, "gap")});
    REQUIRE(standing.size() == 1);
    CHECK(standing[0].why.en == "role");
    note(standing, {refusal(3, Reason::Gap, "gap", 2)});
    REQUIRE(standing.size() == 2);
    CHECK(standing[1].why.en == "gap");
}

TEST_CASE("What is not exchanged at all is refused as a whole")
{
    std::vector<Refused> standing;
    note(standing, {refusal(1, Reason::UnknownAudit, "unknown"), refusal(1, Reason::NotAssigned, "withdrawn", 2)});
    REQUIRE(standing.size() == 2);
    CHECK(standing[0].whole);
    CHECK(standing[1].whole);
}

TEST_CASE("What was refused again while it was asked about stays")
{
    std::vector<Refused> standing;
    note(standing, {refusal(7, Reason::RoleForbids, "role"), refusal(7, Reason::RoleForbids, "role", 2)});
    const std::vector<Refused> taken = standing;
    note(standing, {refusal(7, Reason::RoleForbids, "role", 2)});
    forget(standing, taken);
    REQUIRE(standing.size() == 1);
    CHECK(standing[0].said == 2);
}
