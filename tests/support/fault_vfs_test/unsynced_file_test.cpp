#include "tests/support/unsynced_file.h"

#include <catch2/catch.hpp>

#include <set>

using namespace plumbline::tests;
using plumbline::core::Bytes;

namespace {

Bytes filled(std::size_t size, std::uint8_t value)
{
    return Bytes(size, value);
}

/// Of 1,200 bytes from offset 100, which of the three sectors they touch were written.
std::string sectors(const Bytes &content)
{
    std::string pattern;
    for (const std::size_t at : {100U, 512U, 1024U})
        pattern += at < content.size() && content[at] == 7 ? '7' : '.';
    return pattern;
}

} // namespace

TEST_CASE("What was synced stays, whatever the seed")
{
    UnsyncedFile file(filled(10, 1));
    file.write(5, filled(10, 2));
    file.truncate(12);
    file.sync();
    Bytes expected = filled(5, 1);
    expected.resize(12, 2);
    Dice dice(1);
    for (int i = 0; i < 50; ++i)
        CHECK(file.afterPowerCut(dice) == expected);
}

TEST_CASE("An unsynced write is kept, lost or torn at sectors, and never changes bytes beside it")
{
    UnsyncedFile file(filled(2000, 0));
    file.write(100, filled(1200, 7));
    Dice dice(2);
    std::set<std::string> seen;
    for (int i = 0; i < 400; ++i) {
        const Bytes content = file.afterPowerCut(dice);
        REQUIRE(content.size() == 2000);
        CHECK(std::all_of(content.begin(), content.begin() + 100, [](auto byte) { return byte == 0; }));
        CHECK(std::all_of(content.begin() + 1300, content.end(), [](auto byte) { return byte == 0; }));
        CHECK(content[511] == content[100]);
        seen.insert(sectors(content));
    }
    CHECK(seen == std::set<std::string>{"...", "..7", ".7.", ".77", "7..", "7.7", "77.", "777"});
}

TEST_CASE("A later unsynced write may survive an earlier one")
{
    UnsyncedFile file;
    file.write(0, filled(512, 1));
    file.write(512, filled(512, 2));
    Dice dice(3);
    bool outOfOrder = false;
    for (int i = 0; i < 200; ++i) {
        const Bytes content = file.afterPowerCut(dice);
        outOfOrder = outOfOrder || (content.size() == 1024 && content[0] != 1 && content[512] == 2);
    }
    CHECK(outOfOrder);
}

TEST_CASE("What a failed sync did not write is not written by a later one")
{
    bool lost = false;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Dice dice(seed);
        UnsyncedFile file;
        file.write(0, filled(10, 1));
        file.failSync(dice);
        file.sync();
        lost = lost || file.durable().empty();
    }
    CHECK(lost);
}
