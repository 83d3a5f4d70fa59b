#include "whole_audit.h"

#include <catch2/catch.hpp>

using namespace plumbline::test;
using scoring::Rational;
using scoring::score;

namespace {

/// A whole audit of one evaluation whose score is `thousandths` / (10 items), and a management sum out of 260.
audit::Audit auditOf(int items, int thousandths, int managementSum)
{
    audit::Audit audit = wholeAudit();
    audit.evaluations[0] = evaluationOf("E", audit.evaluations[0].project, items, thousandths);
    gradeWithSum(audit, managementSum);
    return audit;
}

int starsAt(int items, int thousandths, int managementSum)
{
    const scoring::AuditResult result = score(auditOf(items, thousandths, managementSum));
    CHECK(result.final);
    CHECK(result.pass == (result.stars > 0));
    CHECK(result.possible.worst == result.stars);
    CHECK(result.possible.best == result.stars);
    return result.stars;
}

constexpr int kThree = 182, kFour = 208, kFive = 234;

} // namespace

TEST_CASE("Table 3: what a higher row lacks falls to the row whose both conditions hold")
{
    const int items = 10;
    CHECK(starsAt(items, 10'000, kFive) == 5);
    CHECK(starsAt(items, 9000, kFive) == 5);
    CHECK(starsAt(items, 9000, kFour) == 4);
    CHECK(starsAt(items, 9000, kThree) == 3);
    CHECK(starsAt(items, 8000, kFive) == 4);
    CHECK(starsAt(items, 8000, kFour) == 4);
    CHECK(starsAt(items, 8000, kThree) == 3);
    CHECK(starsAt(items, 6000, kFive) == 3);
    CHECK(starsAt(items, 6000, kThree) == 3);
    CHECK(starsAt(items, 5000, kFive) == 0);
    CHECK(starsAt(items, 10'000, kThree - 1) == 0);
}

TEST_CASE("6.2: one thousandth of one coefficient decides, at every number of items")
{
    for (int items = 1; items <= 34; ++items) {
        CHECK(starsAt(items, 600 * items - 1, kFive) == 0);
        CHECK(starsAt(items, 600 * items, kFive) == 3);
        CHECK(starsAt(items, 600 * items + 1, kFive) == 3);
        CHECK(starsAt(items, 800 * items - 1, kFive) == 3);
        CHECK(starsAt(items, 800 * items, kFive) == 4);
        CHECK(starsAt(items, 900 * items - 1, kFive) == 4);
        CHECK(starsAt(items, 900 * items, kFive) == 5);
    }
}

TEST_CASE("Means that floating point takes for 89.99999999999999 are 90")
{
    // 13, 33 and 13 items at 91.5, 88.5 and 90: the mean of doubles falls short.
    const double doubles =
        (915 * 13 / 1000.0 / 13 * 100 + 885 * 33 / 1000.0 / 33 * 100 + 900 * 13 / 1000.0 / 13 * 100) / 3;
    REQUIRE(doubles < 90);
    audit::Audit audit = wholeAudit(1, 5, 5);
    const std::string project = audit.evaluations[0].project;
    audit.evaluations = {evaluationOf("A", project, 13, 13 * 915), evaluationOf("B", project, 33, 33 * 885),
                         evaluationOf("C", project, 13, 13 * 900)};
    CHECK(score(audit).service == Rational(90));
    CHECK(score(audit).stars == 5);
    audit.evaluations[1] = evaluationOf("B", project, 33, 33 * 885 - 1);
    CHECK(score(audit).service == Rational(90) - Rational(1, 990));
    CHECK(scoring::cutToHundredths(*score(audit).service) == "89.99");
    CHECK(score(audit).stars == 4);
}

TEST_CASE("A pass takes a conclusion of met; until it is final a result goes by what is recorded")
{
    audit::Audit audit = wholeAudit(1, 4, 4);
    CHECK(score(audit).pass);
    CHECK(score(audit).stars == 4);
    audit.conformity.conclusion = audit::Conclusion::NotMet;
    CHECK_FALSE(score(audit).pass);
    CHECK(score(audit).stars == 0);
    CHECK(score(audit).final);
    audit.conformity.conclusion.reset();
    CHECK_FALSE(score(audit).pass);
    CHECK(whats(score(audit)) == std::vector<std::string>{"conclusion"});
    CHECK(score(audit).possible.worst == 0);
    CHECK(score(audit).possible.best == 4);
}

TEST_CASE("Met beside an indicator that is not met or not recorded takes a justification")
{
    audit::Audit audit = wholeAudit(1, 4, 4);
    audit.conformity.indicators["5.0.1"].met = false;
    scoring::AuditResult result = score(audit);
    CHECK(whats(result) == std::vector<std::string>{"justification"});
    CHECK(result.pass); // provisional
    CHECK(result.stars == 4);
    CHECK(result.possible.worst == 0);
    CHECK(result.possible.best == 4);
    audit.conformity.justification = " \u00a0";
    CHECK_FALSE(score(audit).final);
    audit.conformity.justification = "renewed on the day after";
    CHECK(score(audit).final);
    CHECK(score(audit).possible.worst == 4);

    audit.conformity.justification.clear();
    audit.conformity.indicators.erase("5.0.1");
    CHECK(whats(score(audit)) == std::vector<std::string>{"justification"});
    audit.conformity.conclusion = audit::Conclusion::NotMet; // takes none
    CHECK(score(audit).final);
}

TEST_CASE("\"No cases\" takes no justification")
{
    audit::Audit audit = wholeAudit();
    audit.serviceMonths[0].complaints = audit.serviceMonths[0].complaintsSolved = 0;
    CHECK(score(audit).final);
}

TEST_CASE("An audit without anything")
{
    const scoring::AuditResult result = score({});
    CHECK_FALSE(result.service);
    CHECK_FALSE(result.management);
    CHECK_FALSE(result.interval);
    CHECK_FALSE(result.required);
    CHECK_FALSE(result.pass);
    CHECK_FALSE(result.final);
    CHECK(result.missing.size() == 54); // 52 items, the conclusion, the sample
    CHECK(result.possible.worst == 0);
    CHECK(result.possible.best == 5);
}
