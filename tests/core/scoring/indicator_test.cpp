#include "whole_audit.h"

#include "core/scoring/decimal.h"

#include <catch2/catch.hpp>

using namespace plumbline::test;
using scoring::Indication;
using scoring::Rational;

namespace {

const scoring::IndicatorState state(const audit::Audit &audit, std::string_view code)
{
    for (const scoring::IndicatorState &indicator : scoring::score(audit).indicators)
        if (indicator.code == code)
            return indicator;
    throw std::invalid_argument(std::string(code));
}

audit::ServiceMonth issuesOf(std::optional<int> responded, std::optional<int> issues)
{
    audit::ServiceMonth month;
    month.responded = responded;
    month.issues = issues;
    return month;
}

audit::Audit responses(std::vector<audit::ServiceMonth> months)
{
    audit::Audit audit;
    audit.serviceMonths = std::move(months);
    return audit;
}

Indication satisfaction(std::int64_t surveyed, std::string total)
{
    audit::Audit audit;
    audit.serviceMonths.emplace_back().surveyed = surveyed;
    audit.serviceMonths[0].satisfactionTotal = audit::Decimal{std::move(total)};
    return state(audit, "5.3.5").state;
}

} // namespace

TEST_CASE("6.2: the nine indicators stand where they are recorded")
{
    const scoring::AuditResult result = scoring::score({});
    std::vector<std::string_view> codes;
    for (const scoring::IndicatorState &indicator : result.indicators) {
        codes.push_back(indicator.code);
        CHECK(indicator.state == Indication::NotRecorded);
    }
    CHECK(codes.size() == 9);
    for (const char *code : {"5.0.1", "1.3.5", "2.1.3", "3.1.2", "4.1", "5.3.2", "5.3.3", "5.3.4", "5.3.5"}) {
        CHECK(std::count(codes.begin(), codes.end(), code) == 1);
        audit::Audit audit;
        audit.conformity.indicators[code].met = true;
        CHECK(state(audit, code).state == Indication::Met);
        audit.conformity.indicators[code].met = false;
        CHECK(state(audit, code).state == Indication::NotMet);
        audit.conformity.indicators[code].met.reset();
        CHECK(state(audit, code).state == Indication::NotRecorded);
    }
}

TEST_CASE("Note 1: every month with cases has to meet the ratio; the total does not help")
{
    CHECK(state(responses({issuesOf(12, 12)}), "5.3.2").state == Indication::Met);
    CHECK(state(responses({issuesOf(11, 12)}), "5.3.2").state == Indication::NotMet);
    CHECK(state(responses({issuesOf(13, 12)}), "5.3.2").state == Indication::Met);
    const scoring::IndicatorState mixed = state(responses({issuesOf(200, 100), issuesOf(2, 3)}), "5.3.2");
    CHECK(mixed.state == Indication::NotMet);
    CHECK(mixed.total == Rational(20'200, 103));
    CHECK(state(responses({issuesOf(5, 0), issuesOf(3, 3)}), "5.3.2").state == Indication::Met);
}

TEST_CASE("No cases when all denominators are 0")
{
    const scoring::IndicatorState none = state(responses({issuesOf(0, 0), issuesOf(4, 0)}), "5.3.2");
    CHECK(none.state == Indication::NoCases);
    CHECK_FALSE(none.total);
}

TEST_CASE("A month with neither figure is passed over; with only one the ratio has no figures")
{
    CHECK(state(responses({issuesOf({}, {}), issuesOf(3, 3)}), "5.3.2").state == Indication::Met);
    CHECK(state(responses({issuesOf({}, {})}), "5.3.2").state == Indication::NotRecorded);
    CHECK(state(responses({issuesOf(3, 3), issuesOf(3, {})}), "5.3.2").state == Indication::NotRecorded);
    CHECK(state(responses({issuesOf({}, 0), issuesOf(2, 3)}), "5.3.2").state == Indication::NotRecorded);

    audit::Audit audit = responses({issuesOf(3, 3), issuesOf({}, 4)});
    audit.conformity.indicators["5.3.2"].met = false;
    CHECK(state(audit, "5.3.2").state == Indication::NotMet); // the recorded mark holds then
    CHECK_FALSE(state(audit, "5.3.2").total);
    // Another ratio of the same months is not touched.
    for (audit::ServiceMonth &month : audit.serviceMonths)
        month.complaints = month.complaintsSolved = 1;
    CHECK(state(audit, "5.3.4").state == Indication::Met);
}

TEST_CASE("Figures hold even against a recorded mark; months touch only their own four")
{
    audit::Audit audit = wholeAudit();
    audit.conformity.indicators["5.3.2"].met = false;
    CHECK(state(audit, "5.3.2").state == Indication::Met);
    audit.serviceMonths[0].responded = 11;
    audit.conformity.indicators["5.3.2"].met = true;
    CHECK(state(audit, "5.3.2").state == Indication::NotMet);
    CHECK(state(audit, "5.3.3").state == Indication::Met);
    audit.serviceMonths[0].closed = 11;
    CHECK(state(audit, "5.3.3").state == Indication::NotMet);
    CHECK(state(audit, "5.3.4").state == Indication::Met);
    audit.serviceMonths[0].complaintsSolved = 1;
    CHECK(state(audit, "5.3.4").state == Indication::NotMet);
    audit.serviceMonths[0].satisfactionTotal = audit::Decimal{"1"};
    CHECK(state(audit, "5.3.5").state == Indication::NotMet);
    CHECK(state(audit, "4.1").state == Indication::Met);
}

TEST_CASE("An item that is not involved does not touch its indicator")
{
    audit::Audit audit = wholeAudit();
    for (const char *code : {"1.3.5", "5.3.2"})
        audit.notInvolved[item(code)] = "no such service";
    audit.serviceMonths[0].responded = 0;
    CHECK(state(audit, "1.3.5").state == Indication::Met);
    CHECK(state(audit, "5.3.2").state == Indication::NotMet);
}

TEST_CASE("5.3.5: satisfaction of exactly 85 %, with as many digits as one likes")
{
    CHECK(satisfaction(20, "17") == Indication::Met);
    CHECK(satisfaction(20, "17.000") == Indication::Met);
    CHECK(satisfaction(20, "0017.0") == Indication::Met);
    CHECK(satisfaction(20, "16.999999999999999999999999999999") == Indication::NotMet);
    CHECK(satisfaction(20, "17.000000000000000000000000000001") == Indication::Met);
    CHECK(satisfaction(3, "2.55") == Indication::Met); // 2.55 / 3 is below 0.85 in floats
    CHECK(satisfaction(3, "2.549") == Indication::NotMet);
    CHECK(satisfaction(3, "2.5") == Indication::NotMet);
    CHECK(satisfaction(1, "0.85") == Indication::Met);
    CHECK(satisfaction(1, "0.8") == Indication::NotMet);
    CHECK(satisfaction(1, "0.9") == Indication::Met);
    CHECK(satisfaction(1, "1") == Indication::Met);
    CHECK(satisfaction(0, "0") == Indication::NoCases);
    CHECK(satisfaction(2, "0") == Indication::NotMet);
    CHECK(satisfaction(9'223'372'036'854'775'807, "7839866231326559435.94") == Indication::NotMet);
    CHECK(satisfaction(9'223'372'036'854'775'807, "7839866231326559435.95") == Indication::Met);
    std::string endless(100'000, '0');
    endless.append("17.").append(2'000'000, '0');
    CHECK(satisfaction(20, endless) == Indication::Met);
    endless = "16.";
    endless.append(2'000'000, '9');
    CHECK(satisfaction(20, endless) == Indication::NotMet);
}

TEST_CASE("The total over the months is exact, and left out where its digits serve nobody")
{
    audit::Audit audit;
    audit.serviceMonths.resize(2);
    audit.serviceMonths[0].surveyed = 3;
    audit.serviceMonths[0].satisfactionTotal = audit::Decimal{"2.75"};
    audit.serviceMonths[1].surveyed = 7;
    audit.serviceMonths[1].satisfactionTotal = audit::Decimal{"06.5"};
    CHECK(state(audit, "5.3.5").total == Rational(925, 10));
    audit.serviceMonths[1].satisfactionTotal = audit::Decimal{"6." + std::string(5000, '7')};
    CHECK(state(audit, "5.3.5").state == Indication::Met);
    CHECK_FALSE(state(audit, "5.3.5").total);
}

TEST_CASE("Decimals as fractions")
{
    CHECK(*scoring::valueOf({"0"}) == 0);
    CHECK(*scoring::valueOf({"0.000"}) == 0);
    CHECK(*scoring::valueOf({"010"}) == 10); // not octal
    CHECK(*scoring::valueOf({"0.010"}) == Rational(1, 100));
    CHECK(*scoring::valueOf({"18.40"}) == Rational(184, 10));
    CHECK_FALSE(scoring::valueOf({"1e3"}));
    CHECK_FALSE(scoring::valueOf({"-1"}));
    CHECK_FALSE(scoring::valueOf({"1.2.3"}));
}
