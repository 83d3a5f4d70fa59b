#include "core/base/sha256.h"
#include "core/sampling/sampling.h"
#include "core/sampling/ticket.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace plumbline::core;
using namespace plumbline::core::sampling;

namespace {

const std::vector<std::string> kSix{"A-1", "A-2", "A-3", "B-1", "B-2", "B-3"};

/// The ticket straight from its definition.
std::string definedTicket(const Digest &digest)
{
    boost::multiprecision::cpp_int number;
    for (std::uint8_t byte : digest)
        number = number * 256 + byte;
    std::string digits = number.str();
    if (digits.size() < 64)
        digits.insert(0, 64 - digits.size(), '0');
    std::reverse(digits.begin(), digits.end());
    return "0." + digits;
}

} // namespace

TEST_CASE("The published tickets and orders of consistent sampling")
{
    CHECK(ticket("01382438112797316654", "AB-130")
          == "0.26299714122838008416507544297546663599715395525154425586041245287750224561854");
    const Result<Draw> drawn = draw(kSix, "314159");
    REQUIRE(drawn.ok());
    std::vector<std::string> order = drawn->drawn;
    order.insert(order.end(), drawn->reserve.begin(), drawn->reserve.end());
    CHECK(order == std::vector<std::string>{"B-2", "B-3", "A-3", "A-2", "B-1", "A-1"});
    CHECK(drawn->drawn.size() == 5);
    CHECK(drawn->required == 5);
    CHECK(drawn->population == 6);
    CHECK(drawn->frame == "d1758d67c051c6f4e8d601adb4c8570d02f4859507c3f13bd7381ca562ccb483");
}

TEST_CASE("The frame is every id and a line feed after each, the last one too")
{
    CHECK(frameHash(kSix) == "d1758d67c051c6f4e8d601adb4c8570d02f4859507c3f13bd7381ca562ccb483");
    CHECK(frameHash({}) == toHex(sha256({})));
    std::vector<std::string> many;
    std::string text;
    for (int i = 0; i < 50'000; ++i)
        text += many.emplace_back("项目-" + std::to_string(i)) + "\n";
    CHECK(frameHash(many) == toHex(sha256(asBytes(text))));
}

TEST_CASE("Tickets of numbers short, long and with zeros at either end")
{
    CHECK(ticketText(Digest{}) == "0." + std::string(64, '0'));
    Digest ten{};
    ten[31] = 10;
    CHECK(ticketText(ten) == "0.01" + std::string(62, '0'));
    Digest most;
    most.fill(0xFF);
    CHECK(ticketText(most).size() == 80);

    std::mt19937_64 random(7);
    for (int i = 0; i < 5000; ++i) {
        Digest digest{};
        // From 1 to 32 bytes in use: numbers of 3 to 78 digits.
        for (std::size_t at = random() % 32; at < digest.size(); ++at)
            digest[at] = static_cast<std::uint8_t>(random() % 3 == 0 ? 0 : random());
        CHECK(ticketText(digest) == definedTicket(digest));
        CHECK(std::to_string(ticketKey(digest) + 1'000'000'000'000'000'000).substr(1)
              == definedTicket(digest).substr(2, 18));
    }
}

TEST_CASE("The order is that of the tickets as strings")
{
    std::vector<std::string> ids;
    for (int i = 0; i < 3000; ++i)
        ids.push_back("P" + std::to_string(i));
    std::vector<std::string> expected = ids;
    std::sort(expected.begin(), expected.end(), [](const std::string &left, const std::string &right) {
        return ticket("种子", left) < ticket("种子", right);
    });
    const Result<Draw> drawn = draw(ids, "种子", 1000);
    REQUIRE(drawn.ok());
    CHECK(std::equal(drawn->drawn.begin(), drawn->drawn.end(), expected.begin()));
    CHECK(std::equal(drawn->reserve.begin(), drawn->reserve.end(), expected.begin() + 1000, expected.end()));

    // The first few alone come out the same way, and the order of the list does not matter.
    const std::vector<std::string_view> views(ids.rbegin(), ids.rend());
    const std::vector<Ranked> smallest = smallestTickets(views, "种子", 50);
    REQUIRE(smallest.size() == 50);
    for (std::size_t i = 0; i < smallest.size(); ++i)
        CHECK(views[smallest[i].position] == expected[i]);
}

TEST_CASE("A larger sample starts with the smaller one; never fewer than required, never more than there are")
{
    const Result<Draw> all = draw(kSix, "314159", 6);
    REQUIRE(all.ok());
    CHECK(all->drawn == std::vector<std::string>{"B-2", "B-3", "A-3", "A-2", "B-1", "A-1"});
    CHECK(all->reserve.empty());
    CHECK_FALSE(draw(kSix, "314159", 4).ok());
    CHECK_FALSE(draw(kSix, "314159", 7).ok());
    CHECK(draw(kSix, "314159", 4).error().message.en.find("at least 5 and at most 6") != std::string::npos);
}

TEST_CASE("A draw needs projects, each with an id of one line that no other has")
{
    const auto refused = [](const std::vector<std::string> &ids) {
        const Result<Draw> drawn = draw(ids, "s");
        REQUIRE_FALSE(drawn.ok());
        CHECK(drawn.error().code == ErrorCode::InvalidInput);
        CHECK_FALSE(drawn.error().message.zh.empty());
        CHECK_FALSE(drawn.error().message.en.empty());
        return drawn.error().place;
    };
    CHECK(refused({}).empty());
    CHECK(refused({"a", "", "b"}) == "2");
    CHECK(refused({"a", "b\nc"}) == "2");
    CHECK(refused({"a", "b\r"}) == "2");
    CHECK(refused({"a", "b", "c", "b", "a"}) == "4"); // the first that stands a second time
    CHECK(refused(std::vector<std::string>(20'000, "same")) == "2");
    CHECK_FALSE(draw(kSix, "").ok());
    // Byte by byte, never normalised: these differ.
    CHECK(draw(std::vector<std::string>{"\u00e9", "e\u0301", "E", "e", " e", "Ｅ"}, "s").ok());
}
