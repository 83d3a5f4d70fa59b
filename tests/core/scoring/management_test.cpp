#include "whole_audit.h"

#include <catch2/catch.hpp>

using namespace plumbline::test;
using scoring::Rational;
using scoring::score;

TEST_CASE("6.1.2: a maturity level earns that many of the item's five points")
{
    for (int level = 1; level <= 5; ++level)
        CHECK(score(wholeAudit(1, 4, level)).management == Rational(20 * level));
    audit::Audit audit = wholeAudit();
    gradeWithSum(audit, 213);
    CHECK(score(audit).management == Rational(1065, 13));
}

TEST_CASE("Items that are open or not involved are in neither sum; only the open ones are missing")
{
    audit::Audit audit = wholeAudit(1, 4, 3);
    grade(audit, "1.1.1").level = 5;
    grade(audit, "1.1.2").level = 1;
    grade(audit, "1.1.2").notInvolved = "no such premises";
    CHECK(score(audit).management == Rational(50 * 60 + 100, 51));
    CHECK(score(audit).final);
    grade(audit, "1.1.1").level.reset();
    CHECK(score(audit).management == Rational(60));
    CHECK(score(audit).missing
          == std::vector<scoring::Missing>{{scoring::Missing::What::Management, {}, {}, item("1.1.1")}});
    grade(audit, "1.1.2").notInvolved = "  ";
    CHECK(score(audit).management == Rational(50 * 60 + 20, 51));
    audit.management.erase(audit.management.begin());
    CHECK(whats(score(audit)) == std::vector<std::string>{"management"});
}

TEST_CASE("Note 3 (3): levels just below, at and just above their scores")
{
    const auto levelOfSum = [](int sum) {
        audit::Audit audit = wholeAudit();
        gradeWithSum(audit, sum);
        return score(audit).level;
    };
    CHECK(levelOfSum(52) == 0);
    CHECK(levelOfSum(181) == 0); // 69.61
    CHECK(levelOfSum(182) == 3); // 70 exactly
    CHECK(levelOfSum(207) == 3); // 79.61
    CHECK(levelOfSum(208) == 4); // 80 exactly
    CHECK(levelOfSum(233) == 4); // 89.61
    CHECK(levelOfSum(234) == 5); // 90 exactly
    CHECK(levelOfSum(260) == 5);
}

TEST_CASE("With no item graded there is no score and the level is 0")
{
    audit::Audit audit = wholeAudit();
    for (audit::Grade &grade : audit.management)
        grade.level.reset();
    const scoring::AuditResult open = score(audit);
    CHECK_FALSE(open.management);
    CHECK(open.level == 0);
    CHECK(open.missing.size() == 52);
    CHECK_FALSE(open.pass);

    for (audit::Grade &grade : audit.management)
        grade.notInvolved = "nothing at all";
    const scoring::AuditResult none = score(audit);
    CHECK_FALSE(none.management);
    CHECK(none.missing.empty());
    CHECK(none.final);
    CHECK_FALSE(none.pass);
    CHECK(none.possible.worst == 0);
    CHECK(none.possible.best == 0);
}

TEST_CASE("Management by dimension")
{
    audit::Audit audit = wholeAudit(1, 4, 4);
    grade(audit, "3.4.1").level = 1;
    grade(audit, "5.4").level.reset();
    const scoring::AuditResult result = score(audit);
    CHECK(result.dimensions[0].management == Rational(80));
    CHECK(result.dimensions[2].management == Rational(9 * 80 + 20, 10));
    CHECK(result.dimensions[4].management == Rational(80));
    for (ItemIndex index = 0; index < 12; ++index)
        audit.management[index].notInvolved = "x";
    CHECK_FALSE(score(audit).dimensions[0].management);
}
