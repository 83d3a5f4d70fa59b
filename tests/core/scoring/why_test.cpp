#include "core/scoring/why.h"

#include "whole_audit.h"

#include <catch2/catch.hpp>

using namespace plumbline::test;
using scoring::Hurdle;
using scoring::Rational;
using scoring::Why;

namespace {

Why whyOf(const audit::Audit &audit)
{
    return scoring::why(audit, scoring::score(audit));
}

Rational earned(const scoring::FigureSources &sources)
{
    Rational sum = 0;
    for (const scoring::ItemEffect &item : sources.items)
        sum += item.earned;
    return sum;
}

Rational lost(const scoring::FigureSources &sources)
{
    Rational sum = 0;
    for (const scoring::DimensionEffect &dimension : sources.dimensions)
        sum += dimension.lost;
    return sum;
}

} // namespace

TEST_CASE("What the items earned adds up to the figure, and with what they lost to 100")
{
    audit::Audit audit = wholeAudit(6, 3, 4);
    const std::string project = audit.evaluations[0].project;
    audit.evaluations.push_back(evaluationOf("few", project, 7, 4321));
    audit.evaluations.push_back(evaluation("half", project, 1));
    audit.evaluations.back().answers.pop_back();
    setAlpha(audit.evaluations[2], "4.1", 17);
    grade(audit, "2.5").level.reset();
    grade(audit, "3.1.1").level = 1;
    const scoring::AuditResult result = scoring::score(audit);
    const Why why = scoring::why(audit, result);
    CHECK(earned(why.service) == *result.service);
    CHECK(lost(why.service) == 100 - *result.service);
    CHECK(earned(why.management) == *result.management);
    CHECK(lost(why.management) == 100 - *result.management);
    CHECK(why.service.items.size() == 34);
    CHECK(why.service.items[0].gradings == 6);
    CHECK(why.service.items[33].gradings == 5);
    CHECK(why.management.items.size() == 51);

    REQUIRE(why.service.evaluations.size() == 6);
    Rational sum = 0;
    for (const scoring::EvaluationEffect &evaluation : why.service.evaluations)
        sum += evaluation.earned;
    CHECK(sum == *result.service);
    CHECK(why.service.evaluations[5].index == 5);
    CHECK(why.service.evaluations[5].score == Rational(4321, 70));
}

TEST_CASE("From four to five stars: both conditions, by how much, and the fewest items that would do")
{
    audit::Audit audit = wholeAudit(1, 5, 5);
    for (const char *code : {"2.1.1", "2.1.2", "3.1.1", "4.1"})
        answer(audit.evaluations[0], code).likert = 1; // each loses 80/34
    answer(audit.evaluations[0], "5.3.5").likert = 3;
    answer(audit.evaluations[0], "5.3.4").likert = 4;
    const scoring::AuditResult result = scoring::score(audit);
    REQUIRE(result.service == Rational(3400 - 320 - 40 - 20, 34)); // 88.82
    const Why why = scoring::why(audit, result);
    CHECK(why.nextStars == 5);
    REQUIRE(why.hurdles.size() == 1);
    const Hurdle &hurdle = why.hurdles[0];
    CHECK(hurdle.condition == Hurdle::Condition::Service);
    CHECK(hurdle.needed == 90);
    CHECK(hurdle.shortBy == Rational(40, 34)); // 1.17
    CHECK(hurdle.sentence.en == "the service score is 88.82; it takes 90, 1.17 points more");
    CHECK(hurdle.sentence.zh == "服务特性测评得分为 88.82，需达到 90 分，还差 1.17 分");
    REQUIRE(hurdle.items.size() == 1); // one of the four is enough
    CHECK(hurdle.items[0].item == item("2.1.1"));
    CHECK(hurdle.items[0].lost == Rational(80, 34));
    REQUIRE(hurdle.dimensions.size() == 4);
    CHECK(hurdle.dimensions[0].dimension == 2);
    CHECK(hurdle.dimensions[0].lost == Rational(160, 34));
}

TEST_CASE("The fewest items close the gap, and no fewer would")
{
    audit::Audit audit = wholeAudit(1, 4, 4);
    const Why why = whyOf(audit);
    CHECK(why.nextStars == 5);
    REQUIRE(why.hurdles.size() == 2);
    CHECK(why.hurdles[0].condition == Hurdle::Condition::Management);
    CHECK(why.hurdles[0].shortBy == 10);
    CHECK(why.hurdles[0].items.size() == 26); // 20/52 each
    CHECK(why.hurdles[1].items.size() == 17); // 20/34 each
}

TEST_CASE("A gap of less than a hundredth is not called nothing")
{
    audit::Audit audit = wholeAudit(1, 3, 5);
    setAlpha(audit.evaluations[0], "4.1", 599);
    audit.evaluations.push_back(evaluation("other", audit.evaluations[0].project, 3));
    const Why why = whyOf(audit);
    CHECK(why.nextStars == 3);
    REQUIRE(why.hurdles.size() == 1);
    CHECK(why.hurdles[0].shortBy == Rational(1, 680));
    CHECK(why.hurdles[0].sentence.en == "the service score is 59.99; it takes 60, less than 0.01 points more");
}

TEST_CASE("Conformity names the indicators that are not met or not recorded")
{
    audit::Audit audit = wholeAudit(1, 5, 5);
    audit.conformity.conclusion.reset();
    audit.conformity.indicators.erase("4.1");
    audit.serviceMonths[0].closed = 3;
    const Why open = whyOf(audit);
    CHECK(open.nextStars == 3);
    REQUIRE(open.hurdles.size() == 1);
    CHECK(open.hurdles[0].condition == Hurdle::Condition::Conformity);
    CHECK(open.hurdles[0].indicators.size() == 2);
    audit.conformity.conclusion = audit::Conclusion::NotMet;
    CHECK(whyOf(audit).hurdles[0].sentence.en != open.hurdles[0].sentence.en);
}

TEST_CASE("Five stars lack nothing; an empty audit lacks all three")
{
    CHECK(whyOf(wholeAudit(1, 5, 5)).nextStars == 0);
    CHECK(whyOf(wholeAudit(1, 5, 5)).hurdles.empty());
    const Why empty = whyOf({});
    CHECK(empty.nextStars == 3);
    REQUIRE(empty.hurdles.size() == 3);
    CHECK(empty.hurdles[1].shortBy == 70);
    CHECK(empty.hurdles[2].shortBy == 60);
    CHECK(empty.hurdles[2].sentence.zh == "服务特性测评得分还没有，需达到 60 分");
    CHECK(empty.service.items.empty());
}
