#include "core/base/digits.h"

#include <catch2/catch.hpp>

using plumbline::core::withPlainDigits;

TEST_CASE("Digits of full width are plain ones, and nothing else is altered")
{
    CHECK(withPlainDigits("１２３４") == "1234");
    CHECK(withPlainDigits("０a９！Ａ字") == "0a9！Ａ字");
    CHECK(withPlainDigits("\xEF\xBC") == "\xEF\xBC");
    CHECK(withPlainDigits("").empty());
}
