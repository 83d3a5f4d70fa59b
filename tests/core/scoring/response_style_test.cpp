// Pace and straight-lining: flagged at their bars, not before them, and whatever the order the answers come in.

#include "core/scoring/response_style.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using scoring::TimedAnswer;

namespace {

/// `count` answers, one every `gapMs`, levels 1 to 5 in turn.
std::vector<TimedAnswer> answers(std::size_t count, std::int64_t gapMs)
{
    std::vector<TimedAnswer> made;
    for (std::size_t i = 0; i < count; ++i)
        made.push_back({standard::serviceItems()[i], 1 + static_cast<int>(i % 5), 1000 + static_cast<int>(i) * gapMs});
    return made;
}

} // namespace

TEST_CASE("An item in less than two seconds is flagged, two seconds are not")
{
    REQUIRE(scoring::responseStyle(answers(34, 1999)).quick);
    REQUIRE_FALSE(scoring::responseStyle(answers(34, 2000)).quick);
    REQUIRE(scoring::responseStyle(answers(34, 1999)).medianMs == 1999);
}

TEST_CASE("One long pause does not hide a hasty hand, nor one quick tap make one")
{
    auto hasty = answers(20, 800);
    for (std::size_t i = 10; i < hasty.size(); ++i)
        hasty[i].atMs += 600'000;
    REQUIRE(scoring::responseStyle(hasty).quick);
    auto calm = answers(20, 6000);
    calm[7].atMs = calm[6].atMs + 100;
    REQUIRE_FALSE(scoring::responseStyle(calm).quick);
}

TEST_CASE("Half of the answers alike in a row is straight-lining, one fewer is not")
{
    auto run = answers(20, 5000);
    for (std::size_t i = 4; i < 14; ++i)
        run[i].likert = 3;
    run[3].likert = 2;
    run[14].likert = 2;
    REQUIRE(scoring::responseStyle(run).longestRun == 10);
    REQUIRE(scoring::responseStyle(run).straight);
    run[13].likert = 4;
    REQUIRE(scoring::responseStyle(run).longestRun == 9);
    REQUIRE_FALSE(scoring::responseStyle(run).straight);
}

TEST_CASE("The order in which the answers are handed in does not matter")
{
    auto backwards = answers(34, 1500);
    for (TimedAnswer &answer : backwards)
        answer.likert = 5;
    std::reverse(backwards.begin(), backwards.end());
    const auto style = scoring::responseStyle(backwards);
    REQUIRE(style.medianMs == 1500);
    REQUIRE(style.longestRun == 34);
    REQUIRE(style.quick);
    REQUIRE(style.straight);
}

TEST_CASE("Too few answers are not judged")
{
    auto few = answers(9, 100);
    for (TimedAnswer &answer : few)
        answer.likert = 5;
    REQUIRE_FALSE(scoring::responseStyle(few).quick);
    REQUIRE_FALSE(scoring::responseStyle(few).straight);
    REQUIRE_FALSE(scoring::responseStyle({}).medianMs);
    few.push_back({standard::serviceItems()[9], 5, 2000});
    REQUIRE(scoring::responseStyle(few).quick);
    REQUIRE(scoring::responseStyle(few).straight);
}
