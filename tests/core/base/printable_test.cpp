#include "core/base/printable.h"

#include "core/base/utf8.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using namespace std::string_literals;

TEST_CASE("what a terminal would obey or hide is escaped, all else stays")
{
    CHECK(printable("项目 P-1 é 🏗 \"a\\b\"") == "项目 P-1 é 🏗 \"a\\b\"");
    CHECK(printable("a\nb\r\tc") == "a\\nb\\r\\tc");
    CHECK(printable("\x1B[31mred\x1B]0;title\x07") == "\\u001b[31mred\\u001b]0;title\\u0007");
    CHECK(printable("\0\x7F"s) == "\\u0000\\u007f");
    CHECK(printable("\xC2\x9B"
                    "31m")
          == "\\u009b31m"); // CSI as one character
    CHECK(printable("\xE2\x80\xA8\xE2\x80\xAE\xE2\x80\x8B")
          == "\\u2028\\u202e\\u200b");                     // line, right to left, zero width
    CHECK(printable("\xF3\xA0\x81\x81") == "\\U000e0041"); // a tag, which nothing shows
}

TEST_CASE("bytes that are no UTF-8 are shown as bytes")
{
    CHECK(printable("a\xFF"
                    "b\xC3")
          == "a\\xffb\\xc3");
    CHECK(printable("\xED\xA0\x80") == "\\xed\\xa0\\x80");
    CHECK(printable("\xC0\xAF") == "\\xc0\\xaf");
}

TEST_CASE("every text becomes one line of UTF-8 without control characters, and stays so")
{
    std::string all;
    for (int byte = 0; byte < 256; ++byte) {
        for (const int next : {0x00, 0x0A, 0x41, 0x80, 0x9B, 0xBF, 0xC2, 0xE2, 0xFF}) {
            all += static_cast<char>(byte);
            all += static_cast<char>(next);
        }
    }
    const std::string once = printable(all);
    CHECK(firstInvalidUtf8(once) == std::string::npos);
    CHECK(once.find_first_of("\n\r\t\x1B\x7F") == std::string::npos);
    CHECK(printable(once) == once);
}
