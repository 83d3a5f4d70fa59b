#include "whole_audit.h"

#include <catch2/catch.hpp>

using namespace plumbline::test;
using scoring::Rational;
using scoring::score;

TEST_CASE("6.1.1.3: the service score is the mean of the evaluations, each with equal weight")
{
    audit::Audit audit = wholeAudit(1);
    const std::string project = audit.evaluations[0].project;
    audit.evaluations = {evaluationOf("A", project, 34, 34 * 600), evaluationOf("B", project, 1, 1000)};
    const scoring::AuditResult result = score(audit);
    CHECK(result.service == Rational(80)); // not weighted by items
    CHECK(result.evaluations == 2);

    audit.evaluations.push_back(evaluationOf("C", project, 3, 1000));
    CHECK(score(audit).service == Rational(580, 9)); // (60 + 100 + 100 / 3) / 3
}

TEST_CASE("Several evaluations in one project weigh more than one in another")
{
    audit::Audit audit = wholeAudit(2, 3);
    audit.evaluations.push_back(evaluation("more", audit.evaluations[0].project, 5));
    CHECK(score(audit).service == Rational(220, 3));
}

TEST_CASE("An excluded evaluation counts nowhere, with a reason; without one it counts")
{
    audit::Audit audit = wholeAudit(1, 4);
    audit.evaluations.push_back(evaluation("bad", audit.evaluations[0].project, 1));
    CHECK(score(audit).service == Rational(50));
    audit.evaluations[1].excluded = "filled in by a neighbour";
    CHECK(score(audit).service == Rational(80));
    CHECK(score(audit).evaluations == 1);
    CHECK(score(audit).final);
    CHECK_FALSE(score(audit).evaluationScores[1].counts);
    audit.evaluations[1].excluded = "\u2003 ";
    CHECK(score(audit).service == Rational(50));

    audit.evaluations[1].answers.pop_back(); // an incomplete one that is excluded is not missing either
    CHECK_FALSE(score(audit).final);
    audit.evaluations[1].excluded = "broken off";
    CHECK(score(audit).final);
    audit.evaluations[0].excluded = "withdrawn";
    CHECK_FALSE(score(audit).service);
}

TEST_CASE("An incomplete evaluation never counts")
{
    audit::Audit audit = wholeAudit(1, 4);
    audit.evaluations.push_back(evaluation("half", audit.evaluations[0].project, 1));
    answer(audit.evaluations[1], "5.3.5").likert.reset();
    CHECK(score(audit).service == Rational(80));
    CHECK(score(audit).evaluations == 1);
}

TEST_CASE("Once a sample is drawn only its current projects count; the others are listed, and only there")
{
    audit::Audit audit = wholeAudit(6, 4);
    REQUIRE(audit.sample->drawn.size() == 5);
    const sampling::Draw draw =
        sampling::draw(std::vector<std::string>{"P0", "P1", "P2", "P3", "P4", "P5"}, "whole").value();
    const std::string sixth = draw.reserve.at(0);
    audit.evaluations.push_back(evaluation("z-outside", sixth, 1));
    audit.evaluations.push_back(evaluation("a-outside", "unheard of", 1));
    audit.evaluations.push_back(evaluation("excluded", sixth, 1));
    audit.evaluations.back().excluded = "twice";
    audit.evaluations.push_back(evaluation("half", sixth, 1));
    audit.evaluations.back().answers.pop_back();
    scoring::AuditResult result = score(audit);
    CHECK(result.service == Rational(80));
    CHECK(result.evaluations == 5);
    CHECK(result.outsideSample == std::vector<std::string>{"a-outside", "half", "z-outside"});
    CHECK(result.final);

    // Replaced: the sixth is inside now, the one that it replaced is outside.
    audit::Replacement &replacement = audit.sample->replacements.emplace_back();
    replacement.out = audit.evaluations[0].project;
    replacement.in = sixth;
    replacement.reason = "demolished";
    audit.evaluations.pop_back();
    result = score(audit);
    CHECK(result.verified);
    CHECK(result.outsideSample == std::vector<std::string>{"E0", "a-outside"});
    CHECK(result.service == Rational(4 * 80 + 20, 5));
    CHECK(result.current[0] == sixth);

    // Without a sample all count, and none is outside.
    audit.sample.reset();
    CHECK(score(audit).service == Rational(5 * 80 + 2 * 20, 7));
    CHECK(score(audit).outsideSample.empty());
    audit.sample.emplace(); // nothing drawn is no sample
    CHECK(score(audit).service == Rational(5 * 80 + 2 * 20, 7));
}

TEST_CASE("Ids are compared byte by byte and sort as UTF-8")
{
    audit::Audit audit = wholeAudit(1, 4);
    for (const char *id : {"\U0001f3d7", "\ufffd", "a", "B", "\u00e9", "e\u0301"})
        audit.evaluations.push_back(evaluation(id, "p0", 4)); // P0 is another project
    CHECK(score(audit).outsideSample
          == std::vector<std::string>{"B", "a", "e\u0301", "\u00e9", "\ufffd", "\U0001f3d7"});
}

TEST_CASE("Per dimension: the same mean on that dimension's items; an evaluation with none of them is left out")
{
    audit::Audit audit = wholeAudit(1, 4);
    const std::string project = audit.evaluations[0].project;
    // Dimension 1 has the first five service items. This evaluation has nothing else.
    audit.evaluations.push_back(evaluationOf("first", project, 5, 5 * 300));
    answer(audit.evaluations[0], "1.3.5").likert = 5;
    answer(audit.evaluations[0], "5.3.5").likert = 1;
    const scoring::AuditResult result = score(audit);
    CHECK(result.dimensions[0].service == Rational(84 + 30, 2));
    CHECK(result.dimensions[1].service == Rational(80));
    CHECK(result.dimensions[2].service == Rational(80));
    CHECK(result.dimensions[3].service == Rational(80));
    CHECK(result.dimensions[4].service == Rational(6 * 80 + 20, 7));
}
