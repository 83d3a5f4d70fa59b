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
