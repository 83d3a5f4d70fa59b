#include "audit_samples.h"

#include "core/exchange/audit_file.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using namespace plumbline::test;

TEST_CASE("An id that stands twice in its list is named where it stands again")
{
    const std::string by = R"("project": "P", "by": {"kind": "auditor", "name": "n"}})";
    const auto evaluations = exchange::readAudit(
        auditWith(R"("evaluations": [{"id": "E", )" + by + R"(, {"id": "F", )" + by + R"(, {"id": "E", )" + by + "]"));
    REQUIRE_FALSE(evaluations.ok());
    CHECK(places(evaluations.error()) == std::vector<std::string>{"/evaluations/2/id"});

    const auto projects = exchange::readAudit(auditWith(R"("projects": [{"id": "P"}, {"id": "p"}, {"id": "P"}])"));
    REQUIRE_FALSE(projects.ok());
    CHECK(places(projects.error()) == std::vector<std::string>{"/projects/2/id"});
}

TEST_CASE("An id that is empty is a fault wherever it stands, and said once each; white space is an id")
{
    const auto read = exchange::readAudit(
        auditWith(R"("projects": [{"id": ""}, {"id": ""}, {"id": " "}, {"id": "\u3000"}, {"id": "  "}])"));
    REQUIRE_FALSE(read.ok());
    CHECK(places(read.error()) == std::vector<std::string>{"/projects/0/id", "/projects/1/id"});
    CHECK(exchange::readAudit(auditWith(R"("projects": [{"id": " "}, {"id": "\u3000"}])")).ok());
}

TEST_CASE("Of many repetitions the first twenty are named and the others counted")
{
    std::string projects, members;
    for (int i = 0; i < 41; ++i) {
        projects += std::string(i == 0 ? "" : ", ") + R"({"id": "P"})";
        members += R"(, "x": 1)";
    }
    const auto twins = exchange::readAudit(auditWith("\"projects\": [" + projects + "]"));
    REQUIRE(twins.error().size() == 21);
    CHECK(twins.error()[19].place == "/projects/20/id");
    CHECK(twins.error()[20].place == "/projects");
    CHECK(twins.error()[20].message.en.find("and 20 more project ids stand twice") != std::string::npos);
    const auto repeated = exchange::readAudit(auditWith("\"y\": 1" + members));
    REQUIRE(repeated.error().size() == 21);
    CHECK(repeated.error()[20].message.en == "and 20 more members stand twice in one object.");
}
