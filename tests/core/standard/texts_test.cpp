// Every text that a person reads is there, in both languages, once.

#include "appendix.h"

#include "core/standard/catalogue.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace plumbline::core::standard;
using plumbline::test::codePoints;
using plumbline::test::isHan;

namespace {

void checkBothLanguages(const TextView &text)
{
    INFO(text.zh << " | " << text.en);
    const auto zh = codePoints(text.zh);
    const auto en = codePoints(text.en);
    CHECK(std::ranges::any_of(zh, isHan));
    CHECK_FALSE(en.empty());
    CHECK(std::ranges::none_of(en, isHan));
    CHECK(text.in(plumbline::core::Language::Chinese) == text.zh);
    CHECK(text.in(plumbline::core::Language::English) == text.en);
}

/// Adds a text to those seen; the test fails where it was seen before.
class Unrepeated {
public:
    void add(const TextView &text)
    {
        INFO(text.zh << " | " << text.en);
        CHECK(m_seen.insert(text.zh).second);
        CHECK(m_seen.insert(text.en).second);
    }

private:
    std::set<std::string_view> m_seen;
};

} // namespace

TEST_CASE("every text of an item is there in both languages", "[standard]")
{
    for (const Item &entry : items()) {
        INFO(entry.code);
        checkBothLanguages(entry.title);
        checkBothLanguages(entry.check);
        checkBothLanguages(entry.evidence);
        if (entry.inService) {
            checkBothLanguages(entry.question);
        } else {
            CHECK(entry.question.zh.empty());
            CHECK(entry.question.en.empty());
        }
    }
}

TEST_CASE("names, lines of maturity, labels, indicators and checklist are there in both languages", "[standard]")
{
    for (const Dimension &dimension : dimensions())
        checkBothLanguages(dimension.title);
    for (const Group &group : groups()) {
        checkBothLanguages(group.title);
        for (const TextView &level : group.levels)
            checkBothLanguages(level);
    }
    for (int level = 1; level <= kMaturityLevelCount; ++level) {
        checkBothLanguages(likertLabel(level));
        checkBothLanguages(maturityLabel(level));
    }
    for (const int wrong : {-1, 0, 6}) {
        CHECK_THROWS(likertLabel(wrong));
        CHECK_THROWS(maturityLabel(wrong));
    }
    for (const Indicator &indicator : indicators())
        checkBothLanguages(indicator.title);
    for (const ChecklistEntry &entry : checklist())
        checkBothLanguages(entry.text);
}

TEST_CASE("no title and no text is used twice", "[standard]")
{
    Unrepeated titles;
    Unrepeated checks;
    Unrepeated evidence;
    Unrepeated questions;
    Unrepeated levels;
    for (const Item &entry : items()) {
        titles.add(entry.title);
        checks.add(entry.check);
        evidence.add(entry.evidence);
        if (entry.inService)
            questions.add(entry.question);
    }
    for (const Group &group : groups()) {
        titles.add(group.title);
        for (const TextView &level : group.levels)
            levels.add(level);
    }
    Unrepeated labels;
    for (int level = 1; level <= kMaturityLevelCount; ++level) {
        labels.add(likertLabel(level));
        labels.add(maturityLabel(level));
    }
}

TEST_CASE("a customer is asked one short question", "[standard]")
{
    for (const Item &entry : items()) {
        if (!entry.inService)
            continue;
        INFO(entry.code << " " << entry.question.zh << " " << entry.question.en);
        const auto zh = codePoints(entry.question.zh);
        CHECK(std::ranges::count(zh, U'？') == 1);
        CHECK(zh.back() == U'？');
        CHECK(zh.size() <= 30);
        CHECK(std::ranges::count(entry.question.en, '?') == 1);
        CHECK(entry.question.en.back() == '?');
        CHECK(entry.question.en.size() <= 90);
        // Two ideas in one question are joined by one of these.
        for (const std::string_view joint : {"和", "及", "以及", "并且", "、", "；"})
            CHECK(entry.question.zh.find(joint) == std::string_view::npos);
        for (const std::string_view joint : {" and ", " or ", ";"})
            CHECK(entry.question.en.find(joint) == std::string_view::npos);
        // A question on a five-point scale asks "how"; yes or no does not fit it.
        CHECK(entry.question.zh.find("怎么样") != std::string_view::npos);
        CHECK((entry.question.en.starts_with("How ") || entry.question.en.find(", how ") != std::string_view::npos));
    }
}

TEST_CASE("a maturity line speaks of one level, shortly enough for a tablet", "[standard]")
{
    for (const Group &group : groups())
        for (const TextView &level : group.levels) {
            INFO(group.code << " " << level.zh);
            CHECK(codePoints(level.zh).size() <= 45);
            CHECK(level.en.size() <= 110);
        }
}

TEST_CASE("the nine indicators and the checklist of clause 5, in their order", "[standard]")
{
    const std::vector<std::string_view> codes{"5.0.1", "1.3.5", "2.1.3", "3.1.2", "4.1",
                                              "5.3.2", "5.3.3", "5.3.4", "5.3.5"};
    const std::vector<std::string_view> fromMonths{"5.3.2", "5.3.3", "5.3.4", "5.3.5"};
    CHECK(std::ranges::equal(indicators(), codes, {}, &Indicator::code));
    for (const Indicator &indicator : indicators())
        CHECK(indicator.fromMonths == (std::ranges::count(fromMonths, indicator.code) == 1));
    const std::vector<std::string_view> demands{"5.0.1(1)", "5.0.1(2)", "5.0.1(3)", "5.0.1(4)", "5.0.1(5)", "5.0.2"};
    CHECK(std::ranges::equal(checklist(), demands, {}, &ChecklistEntry::code));
}
