#include "whole_audit.h"

#include <catch2/catch.hpp>

using namespace plumbline::test;
using scoring::Rational;

namespace {

/// The score of one evaluation alone, in an audit without a sample.
scoring::EvaluationScore scoreOf(const audit::Evaluation &evaluation)
{
    audit::Audit audit;
    audit.evaluations.push_back(evaluation);
    return scoring::score(audit).evaluationScores.at(0);
}

} // namespace

TEST_CASE("6.1.1.2: a level without a coefficient takes the upper end of its band")
{
    for (int level = 1; level <= 5; ++level)
        CHECK(scoreOf(evaluation("E", "P", level)).score == Rational(20 * level));
}

TEST_CASE("6.1.1.2: a coefficient set by the evaluator is the item's share of its points")
{
    audit::Evaluation one = evaluation("E", "P", 5);
    setAlpha(one, "1.3.1", 0);
    CHECK(scoreOf(one).score == Rational(3300, 34));
    setAlpha(one, "1.3.1", 1);
    CHECK(scoreOf(one).score == Rational(33'001, 340));
    setAlpha(one, "1.3.1", 201);
    setAlpha(one, "5.3.5", 999);
    CHECK(scoreOf(one).score == Rational(332, 340) * 100);
    setAlpha(one, "5.3.5", 1000);
    CHECK(scoreOf(one).score == Rational(33'201, 340));
}

TEST_CASE("\"Not involved\" with a reason leaves both sums; without one it does not hold")
{
    audit::Evaluation one = evaluation("E", "P", 3);
    answer(one, "2.2.2").likert = 1;
    CHECK(scoreOf(one).score == Rational(33 * 60 + 20, 34));
    answer(one, "2.2.2").notInvolved = "no repair indoors"; // wins over the answer beside it
    CHECK(scoreOf(one).score == Rational(60));
    answer(one, "2.2.2").notInvolved = " \u3000";
    CHECK(scoreOf(one).score == Rational(33 * 60 + 20, 34));
    answer(one, "2.2.2").likert.reset(); // and with a reason of white space alone it is open
    CHECK_FALSE(scoreOf(one).complete);
}

TEST_CASE("Answers to items outside the 34 are kept and count nowhere")
{
    audit::Evaluation one = evaluation("E", "P", 3);
    audit::Answer management;
    management.item = item("1.1.1");
    management.likert = 5;
    one.answers.insert(one.answers.begin(), management);
    CHECK(scoreOf(one).score == Rational(60));
    CHECK(scoreOf(one).complete);

    audit::Audit audit;
    audit.evaluations.push_back(one);
    CHECK(scoring::score(audit).dimensions[0].service == Rational(60));
}

TEST_CASE("An evaluation is complete when every item is answered or not involved and one is answered")
{
    audit::Evaluation one = evaluation("E", "P", 3);
    CHECK(scoreOf(one).complete);
    answer(one, "4.1").likert.reset();
    CHECK_FALSE(scoreOf(one).complete);
    CHECK(scoreOf(one).score == Rational(60)); // of what is answered so far
    one.answers.pop_back();
    CHECK_FALSE(scoreOf(one).complete);

    const audit::Evaluation nothing = evaluationOf("E", "P", 0, 0);
    CHECK_FALSE(scoreOf(nothing).complete);
    CHECK_FALSE(scoreOf(nothing).score);
    CHECK(scoreOf(evaluationOf("E", "P", 1, 0)).complete);
    CHECK(scoreOf(evaluationOf("E", "P", 1, 0)).score == Rational(0));

    audit::Evaluation empty;
    CHECK_FALSE(scoreOf(empty).complete);
}

TEST_CASE("Not involved for the whole audit holds for service and management and wins over any answer or grade")
{
    audit::Audit audit = wholeAudit(1, 3, 3);
    answer(audit.evaluations[0], "1.3.1").likert = 5;
    grade(audit, "1.3.1").level = 5;
    CHECK(scoring::score(audit).service == Rational(33 * 60 + 100, 34));
    CHECK(scoring::score(audit).management == Rational(51 * 60 + 100, 52));
    audit.notInvolved[item("1.3.1")] = "the client's own staff";
    CHECK(scoring::score(audit).service == Rational(60));
    CHECK(scoring::score(audit).management == Rational(60));
    CHECK(scoring::score(audit).final);
    audit.notInvolved[item("1.3.1")] = "\t";
    CHECK(scoring::score(audit).service == Rational(33 * 60 + 100, 34));

    // An item open everywhere is open no longer.
    answer(audit.evaluations[0], "1.3.1").likert.reset();
    grade(audit, "1.3.1").level.reset();
    CHECK_FALSE(scoring::score(audit).final);
    audit.notInvolved[item("1.3.1")] = "the client's own staff";
    CHECK(scoring::score(audit).final);
}
