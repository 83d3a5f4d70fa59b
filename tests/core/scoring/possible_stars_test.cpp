#include "whole_audit.h"

#include <catch2/catch.hpp>

using namespace plumbline::test;
using scoring::score;

namespace {

using Range = std::pair<int, int>;

Range range(const audit::Audit &audit)
{
    const scoring::StarsRange possible = score(audit).possible;
    return {possible.worst, possible.best};
}

} // namespace

TEST_CASE("Each open answer at a coefficient of 0 or 1")
{
    // 33 answers at 0.8: with the last at 0 the score is 77.6, at 1 it is 80.6.
    audit::Audit audit = wholeAudit(1, 4, 5);
    answer(audit.evaluations[0], "3.1.1").likert.reset();
    CHECK(range(audit) == Range{3, 4});
    // Exactly at the thresholds: ten items, nine answered with 8 or 9 tenths in all.
    audit.evaluations[0] = evaluationOf("E", audit.evaluations[0].project, 10, 9000);
    audit::Answer &last = audit.evaluations[0].answers[9];
    REQUIRE(*last.alpha == 900);
    for (std::size_t i = 0; i < 9; ++i) {
        audit.evaluations[0].answers[i].likert = 5;
        audit.evaluations[0].answers[i].alpha = i == 0 ? 1000 : 889 - (i == 1 ? 2 : 0);
    }
    last = {};
    last.item = standard::serviceItems()[9];
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += *audit.evaluations[0].answers[i].alpha;
    audit.evaluations[0].answers[2].alpha = 889 + 8000 - sum;
    CHECK(range(audit) == Range{4, 5}); // 80 or 90
    audit.evaluations[0].answers[3].alpha = 888;
    CHECK(range(audit) == Range{3, 4}); // 79.99 or 89.99
}

TEST_CASE("Each open management item at level 1 or 5")
{
    audit::Audit audit = wholeAudit(1, 5, 5);
    grade(audit, "2.5").level.reset();
    CHECK(range(audit) == Range{5, 5}); // 98.46 at least
    audit = wholeAudit(1, 5, 4);
    grade(audit, "2.5").level.reset();
    CHECK(range(audit) == Range{3, 4}); // 78.84 or 80.38
    for (audit::Grade &grade : audit.management)
        grade.level.reset();
    CHECK(range(audit) == Range{0, 5});
}

TEST_CASE("A sampled project where no evaluation can get a score is one of 0 or 100")
{
    audit::Audit audit = wholeAudit(2, 4, 4); // 80 and 80
    audit.evaluations.pop_back();
    CHECK(range(audit) == Range{0, 4}); // 40 or 90, level four
    gradeWithSum(audit, 240);
    CHECK(range(audit) == Range{0, 5});
    audit.evaluations.push_back(evaluationOf("nothing", audit.sample->drawn[1], 0, 0)); // it can get none either
    CHECK(range(audit) == Range{0, 5});
    audit.evaluations.back() = audit::Evaluation{}; // but one begun can: of 0 or 100 as well, all open
    audit.evaluations.back().id = "begun";
    audit.evaluations.back().project = audit.sample->drawn[1];
    CHECK(range(audit) == Range{0, 5});
    answer(audit.evaluations[0], "4.1"); // counted once: (80 + 0) / 2 and (80 + 100) / 2
    audit.evaluations.back() = evaluation("begun", audit.sample->drawn[1], 2);
    CHECK(range(audit) == Range{3, 3});          // 60
    audit.evaluations[0].excluded = "withdrawn"; // (40 + 0) / 2 and (40 + 100) / 2
    CHECK(range(audit) == Range{0, 3});
}

TEST_CASE("A project that the sample is short of likewise")
{
    audit::Audit audit = wholeAudit(6, 4, 5); // five required
    audit.sample->drawn.resize(4);
    audit.sample->size = 4;
    audit.evaluations.pop_back();
    CHECK(range(audit) == Range{3, 4}); // 64 or 84
    audit.sample->drawn.resize(3);
    audit.evaluations.pop_back();
    CHECK(range(audit) == Range{0, 4}); // 48 or 88
    audit.sample->drawn.resize(2);
    audit.evaluations.pop_back();
    CHECK(range(audit) == Range{0, 5}); // 32 or 92
}

TEST_CASE("Without a sample the service score itself is 0 or 100")
{
    audit::Audit audit = wholeAudit(1, 3, 4);
    audit.sample.reset();
    CHECK(score(audit).stars == 3);
    CHECK(range(audit) == Range{0, 4});
    audit.conformity.conclusion = audit::Conclusion::NotMet;
    CHECK(range(audit) == Range{0, 0});
}

TEST_CASE("With none of the 34 items involved both ends are 0, with a sample or without")
{
    audit::Audit audit = wholeAudit(1, 5, 5);
    for (ItemIndex index : standard::serviceItems())
        audit.notInvolved[index] = "x";
    CHECK(range(audit) == Range{0, 0});
    audit.sample.reset();
    CHECK(range(audit) == Range{0, 0});
    audit.notInvolved.erase(item("4.1"));
    CHECK(range(audit) == Range{0, 5});
}

TEST_CASE("Evaluations that are excluded or outside the sample leave the range alone")
{
    audit::Audit audit = wholeAudit(1, 5, 5);
    audit::Evaluation open = evaluation("open", "elsewhere", 1);
    open.answers.pop_back();
    audit.evaluations.push_back(open);
    CHECK(range(audit) == Range{5, 5});
    audit.evaluations.back().project = audit.evaluations[0].project;
    CHECK(range(audit) == Range{0, 3});
    audit.evaluations.back().excluded = "x";
    CHECK(range(audit) == Range{5, 5});
}

TEST_CASE("The result so far can lie outside the range")
{
    audit::Audit audit = wholeAudit(1, 5, 5);
    audit.evaluations.clear();
    for (ItemIndex index : standard::serviceItems())
        audit.notInvolved[index] = "x";
    audit.notInvolved.erase(item("4.1"));
    CHECK(score(audit).stars == 0);
    audit.evaluations.push_back(evaluation("E", audit.sample->drawn[0], 5));
    audit.evaluations.push_back(evaluation("F", audit.sample->drawn[0], 5));
    answer(audit.evaluations[1], "4.1").likert.reset();
    answer(audit.evaluations[0], "4.1").alpha = 1000;
    CHECK(score(audit).stars == 5);
    CHECK(range(audit) == Range{0, 5}); // (100 + 0) / 2

    // Nothing counts yet, but whatever comes passes.
    audit = wholeAudit(1, 5, 5);
    answer(audit.evaluations[0], "4.1").likert.reset();
    CHECK(score(audit).stars == 0);
    CHECK(range(audit) == Range{5, 5});
}
