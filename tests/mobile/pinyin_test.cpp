#include "mobile/keyboard/pinyin.h"

#include <catch2/catch.hpp>

using namespace plumbline::mobile;

namespace {

void spell(Pinyin &pinyin, const char *letters)
{
    for (; *letters != '\0'; ++letters)
        pinyin.add(*letters);
}

} // namespace

TEST_CASE("Pinyin becomes the words of the trade")
{
    Pinyin pinyin;
    REQUIRE(pinyin.open());
    const auto [letters, word] = GENERATE(table<const char *, const char *>({{"shouhoufuwu", "售后服务"},
                                                                             {"shigongdanwei", "施工单位"},
                                                                             {"zhiliangbaoxiu", "质量保修"},
                                                                             {"xi'an", "西安"},
                                                                             {"nv", "女"}}));
    spell(pinyin, letters);
    CHECK(pinyin.candidates(1).value(0) == QString::fromUtf8(word));
    CHECK(pinyin.choose(0));
    CHECK(pinyin.text() == QString::fromUtf8(word));
}

TEST_CASE("What is chosen in parts is put together, and taken back in parts")
{
    Pinyin pinyin;
    REQUIRE(pinyin.open());
    spell(pinyin, "zhunsheng");
    CHECK(pinyin.standing(QLatin1String("'")) == "zhun'sheng");
    CHECK(pinyin.standing({}) == "zhunsheng");
    const auto first = pinyin.candidates(40).indexOf(QStringLiteral("准"));
    REQUIRE(first > 0);
    CHECK_FALSE(pinyin.choose(static_cast<int>(first)));
    CHECK(pinyin.standing(QLatin1String("'")) == QStringLiteral("准sheng"));
    pinyin.back();
    CHECK(pinyin.standing(QLatin1String("'")) == "zhun'sheng");
    pinyin.choose(static_cast<int>(first));
    const auto second = pinyin.candidates(80).indexOf(QStringLiteral("绳"));
    REQUIRE(second >= 0);
    CHECK(pinyin.choose(static_cast<int>(second)));
    CHECK(pinyin.text() == QStringLiteral("准绳"));
    pinyin.clear();
    CHECK(pinyin.empty());
    CHECK(pinyin.candidates(9).isEmpty());
}

TEST_CASE("More letters after a choice go on from it")
{
    Pinyin pinyin;
    REQUIRE(pinyin.open());
    spell(pinyin, "zhunsheng");
    pinyin.choose(static_cast<int>(pinyin.candidates(40).indexOf(QStringLiteral("准"))));
    pinyin.add('j');
    CHECK(pinyin.standing({}) == QStringLiteral("准shengj"));
}

TEST_CASE("Letters that spell nothing stay letters")
{
    Pinyin pinyin;
    REQUIRE(pinyin.open());
    spell(pinyin, "vvv");
    CHECK(pinyin.candidates(9).isEmpty());
    CHECK(pinyin.text() == "vvv");
    pinyin.back();
    pinyin.back();
    pinyin.back();
    CHECK(pinyin.empty());
    pinyin.back();
    CHECK(pinyin.empty());
}

TEST_CASE("However much is spelled, every letter or its character is there")
{
    Pinyin pinyin;
    REQUIRE(pinyin.open());
    for (int i = 0; i < 100; ++i) {
        pinyin.add(static_cast<char>('a' + i * 7 % 26));
        const auto shown = pinyin.candidates(200);
        CHECK(pinyin.standing({}).size() == std::min(i + 1, Pinyin::kMostLetters));
    }
    for (int i = 0; i < 40; ++i)
        pinyin.back();
    CHECK(pinyin.empty());
}
