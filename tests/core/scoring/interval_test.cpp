#include "whole_audit.h"

#include "core/scoring/t_quantile.h"

#include <catch2/catch.hpp>

using namespace plumbline::test;
using scoring::Rational;
using scoring::score;

namespace {

/// One evaluation of each score, in tenths of per cent, in the projects of a whole audit.
audit::Audit auditWith(std::size_t population, const std::vector<int> &scores)
{
    audit::Audit audit = wholeAudit(population);
    REQUIRE(audit.sample->drawn.size() == scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i)
        audit.evaluations[i] = evaluationOf("E" + std::to_string(i), audit.sample->drawn[i], 1, scores[i]);
    return audit;
}

std::vector<std::string> ends(const scoring::AuditResult &result)
{
    REQUIRE(result.interval);
    return {result.interval->lower, result.interval->upper};
}

} // namespace

TEST_CASE("Student's t at 0.975, squared")
{
    // Quantiles to 20 digits, computed from the finite series of the distribution in 60-digit arithmetic.
    const std::vector<std::pair<std::uint64_t, std::string>> known{
        {1, "12706204736174704646021"}, {2, "4302652729749463852321"},  {3, "3182446305283709592723"},
        {4, "2776445105197794357803"},  {5, "2570581835636315514696"},  {10, "2228138851986274748395"},
        {29, "2045229642132704298193"}, {56, "2003240718847872179282"}, {100, "1983971518523552286595"}};
    const scoring::Integer unit = pow(scoring::Integer(10), 21);
    for (const auto &[degrees, digits] : known) {
        const Rational expected = Rational(scoring::Integer(digits), unit);
        const Rational difference =
            abs(Rational(scoring::tSquared(degrees) - expected * expected)) / (expected * expected);
        INFO(degrees);
        CHECK(difference < Rational(1, pow(scoring::Integer(10), 15)));
    }
    CHECK(scoring::tSquared(2) == Rational(722, 39));
    // The normal quantile, squared, at the limit.
    CHECK(abs(Rational(scoring::tSquared(1'000'000'000'000) - Rational(3'841'458'820'694, 1'000'000'000'000)))
          < Rational(1, 10'000'000'000));
}

TEST_CASE("A worked example: five of six projects")
{
    // y = 80, squares 400 + 100 + 0 + 100 + 400 = 1000, variance = 1/6 * 5/4 * 1000 / 25 = 25/3,
    // t(4) = 2.776445105..., radius 8.01490...
    const scoring::AuditResult result = score(auditWith(6, {600, 700, 800, 900, 1000}));
    CHECK(result.service == Rational(80));
    CHECK(ends(result) == std::vector<std::string>{"71.98", "88.01"});
    CHECK(result.straddles == std::vector<int>{80});
}

TEST_CASE("Evaluations of one project are one cluster")
{
    audit::Audit audit = auditWith(6, {700, 700, 800, 900, 900});
    audit.evaluations.push_back(evaluationOf("second", audit.sample->drawn[0], 1, 900));
    // y = 245/3, d = -10/3, -35/3, -5/3, 25/3, 25/3: their squares add up to 2600/9. n = 5, M = 6:
    // variance = 1/6 * 5/4 * 2600/9 / 36 = 1.67181..., radius 2.776445 * 1.29298... = 3.58990...
    CHECK(score(audit).service == Rational(245, 3));
    CHECK(ends(score(audit)) == std::vector<std::string>{"78.07", "85.25"});
}

TEST_CASE("Every project visited: no sampling error, both ends are the score, nothing is straddled")
{
    const scoring::AuditResult result = score(auditWith(3, {600, 600, 600}));
    CHECK(ends(result) == std::vector<std::string>{"60.00", "60.00"});
    CHECK(result.straddles.empty());
    CHECK(ends(score(auditWith(3, {599, 600, 700}))) == std::vector<std::string>{"63.30", "63.30"});
    // All alike, of more projects than visited.
    CHECK(ends(score(auditWith(6, {800, 800, 800, 800, 800}))) == std::vector<std::string>{"80.00", "80.00"});
}

TEST_CASE("Clipped to 0 and 100")
{
    CHECK(ends(score(auditWith(6, {1000, 1000, 1000, 1000, 0})))[1] == "100.00");
    CHECK(ends(score(auditWith(6, {0, 0, 0, 0, 1000})))[0] == "0.00");
    // Two evaluated of 100 projects: t(1) is 12.7.
    audit::Audit audit = wholeAudit(100);
    audit.evaluations.resize(2);
    audit.evaluations[0] = evaluationOf("E0", audit.sample->drawn[0], 1, 100);
    audit.evaluations[1] = evaluationOf("E1", audit.sample->drawn[1], 1, 950);
    CHECK(ends(score(audit)) == std::vector<std::string>{"0.00", "100.00"});
    CHECK(score(audit).straddles == std::vector<int>{60, 80, 90});
}

TEST_CASE("None for fewer than two evaluated projects or without a verified sample")
{
    CHECK_FALSE(score(wholeAudit(1)).interval);
    audit::Audit audit = wholeAudit(2);
    CHECK(score(audit).interval);
    audit.evaluations[1].answers.pop_back(); // incomplete
    CHECK_FALSE(score(audit).interval);
    audit.evaluations[1] = evaluation("again", audit.evaluations[0].project, 4); // two evaluations, one project
    CHECK_FALSE(score(audit).interval);

    audit = wholeAudit(6, 4);
    CHECK(score(audit).interval);
    audit.sample->size = 4;
    CHECK_FALSE(score(audit).interval);
    CHECK(score(audit).straddles.empty());
    audit.sample.reset();
    CHECK_FALSE(score(audit).interval);
}

TEST_CASE("Straddled is what lies above the lower and not above the upper end, before cutting")
{
    // Scores y - a, y, y + a in three of 39 projects: variance = 36/39 * 3/2 * 2 a^2 / 9, t^2 = 722/39, radius 2.386...
    // a.
    audit::Audit audit = wholeAudit(39);
    audit.evaluations.resize(3);
    const auto set = [&](int first, int second, int third) {
        const std::vector<int> scores{first, second, third};
        for (std::size_t i = 0; i < 3; ++i)
            audit.evaluations[i] = evaluationOf("E" + std::to_string(i), audit.sample->drawn[i], 1, scores[i]);
        return score(audit).straddles;
    };
    CHECK(set(600, 600, 600).empty()); // lower = 60 is not below 60
    CHECK(set(600, 599, 601) == std::vector<int>{60});
    CHECK(set(597, 596, 598).empty());                     // 59.7 + 0.238... < 60
    CHECK(set(598, 597, 599) == std::vector<int>{60});     // 59.8 + 0.238... >= 60
    CHECK(set(800, 750, 850) == std::vector<int>{80, 90}); // 80 +- 11.93...
    CHECK(set(1000, 990, 1000).empty());
}

TEST_CASE("An end that is exactly a whole hundredth is not cut below it")
{
    // Three evaluated of N = 78: variance = 75/78 * 3/2 / 9 * S, times t^2 = 722/39 it is 95^2 / (2 * 39^2) * S.
    // Scores y - a, y, y + a have S = 2 a^2: the radius is 95 a / 39, rational.
    audit::Audit audit = wholeAudit(78);
    audit.evaluations.resize(3);
    const std::vector<int> scores{600 - 39, 600, 600 + 39}; // a = 3.9: radius 9.5
    for (std::size_t i = 0; i < 3; ++i)
        audit.evaluations[i] = evaluationOf("E" + std::to_string(i), audit.sample->drawn[i], 1, scores[i]);
    CHECK(ends(score(audit)) == std::vector<std::string>{"50.50", "69.50"});

    // And the threshold itself as an end: 89.5 - 9.5 = 80 is not straddled, 70.5 + 9.5 = 80 is.
    const auto shifted = [&](int middle) {
        for (std::size_t i = 0; i < 3; ++i)
            audit.evaluations[i] = evaluationOf("E" + std::to_string(i), audit.sample->drawn[i], 1,
                                                middle - 39 + 39 * static_cast<int>(i));
        return score(audit).straddles;
    };
    CHECK(shifted(895) == std::vector<int>{90});
    CHECK(shifted(705) == std::vector<int>{80});
    CHECK(shifted(704).empty());
    CHECK(shifted(894) == std::vector<int>{80, 90});
}
