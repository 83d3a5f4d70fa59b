#include "core/scoring/rational.h"

#include <catch2/catch.hpp>

using namespace plumbline::core::scoring;

TEST_CASE("Shown figures are cut, never rounded up")
{
    CHECK(cutToHundredths(Rational(59'999, 1000)) == "59.99");
    CHECK(cutToHundredths(Rational(11'999, 200)) == "59.99");
    CHECK(cutToHundredths(Rational(60)) == "60.00");
    CHECK(cutToHundredths(Rational(2, 3)) == "0.66");
    CHECK(cutToHundredths(Rational(1, 100)) == "0.01");
    CHECK(cutToHundredths(Rational(1, 101)) == "0.00");
    CHECK(cutToHundredths(Rational(0)) == "0.00");
    CHECK(cutToHundredths(Rational(100)) == "100.00");
    CHECK(cutToHundredths(Rational(1230, 17)) == "72.35");
}

TEST_CASE("Exact figures stand in lowest terms")
{
    CHECK(exactText(Rational(2460, 34)) == "1230/17");
    CHECK(exactText(Rational(160, 2)) == "80");
    CHECK(exactText(Rational(0, 7)) == "0");
}
