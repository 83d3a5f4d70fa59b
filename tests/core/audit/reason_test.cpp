#include "core/audit/audit.h"

#include <catch2/catch.hpp>

using plumbline::core::audit::isReason;

TEST_CASE("A reason that is absent, empty or white space is none")
{
    CHECK_FALSE(isReason(std::optional<std::string>{}));
    CHECK_FALSE(isReason(std::string()));
    CHECK_FALSE(isReason(std::string(" \t\n\v\f\r")));

    // Every character with the Unicode property White_Space, one by one and all together.
    const std::vector<std::string> spaces{"\x09",   "\x0A",   "\x0B",   "\x0C",   "\x0D",   " ",      "\u0085",
                                          "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
                                          "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u2028",
                                          "\u2029", "\u202F", "\u205F", "\u3000"};
    std::string all;
    for (const std::string &space : spaces) {
        CHECK_FALSE(isReason(space));
        all += space;
    }
    CHECK_FALSE(isReason(all));
    CHECK(isReason(all + "x" + all));
}

TEST_CASE("Anything else is a reason")
{
    CHECK(isReason(std::optional<std::string>("无此服务")));
    CHECK(isReason(std::string("\u3000.")));
    // Neighbours of white space that are none: zero-width space, byte order mark, Mongolian vowel separator,
    // ideographic comma, no-break in another plane's bytes, a lone lead byte.
    for (const char *word : {"\u200B", "\uFEFF", "\u180E", "\u3001", "\u00A1", "\u0084", "\u202E", "\u2030", "\u205E",
                             "\u2060", "\u1681", "\xE2\x80", "\xC2", "\x08", "\x0E", "\x1C", "\x1F", "!"})
        CHECK(isReason(std::string(word)));
    CHECK(isReason(std::string("\0", 1)));
}
