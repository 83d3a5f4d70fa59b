// The catalogue cites the standard; it does not copy it. No text may share a long run of characters with it.

#include "appendix.h"

#include "core/standard/catalogue.h"

#include <catch2/catch.hpp>

#include <unordered_set>

using namespace plumbline::core::standard;
using plumbline::test::codePoints;
using plumbline::test::isHan;
using plumbline::test::readFile;

namespace {

// Terms of the trade are up to some ten characters long: 12 in a row are no longer a term but a sentence.
constexpr std::size_t kHanRun = 12;
// The same for text that mixes letters, digits and signs, spaces apart.
constexpr std::size_t kAnyRun = 18;

template <class Keep>
std::u32string kept(const std::u32string &text, Keep keep)
{
    std::u32string result;
    for (const char32_t c : text)
        if (keep(c))
            result.push_back(c);
    return result;
}

bool isNotBlank(char32_t c)
{
    return c > U' ' && c != U'\u3000';
}

/// All runs of a length that a text holds.
class Runs {
public:
    Runs(std::u32string_view text, std::size_t length) : m_length(length)
    {
        for (std::size_t i = 0; i + length <= text.size(); ++i)
            m_runs.insert(std::u32string(text.substr(i, length)));
    }

    bool shares(std::u32string_view text) const
    {
        for (std::size_t i = 0; i + m_length <= text.size(); ++i)
            if (m_runs.contains(std::u32string(text.substr(i, m_length))))
                return true;
        return false;
    }

private:
    std::size_t m_length;
    std::unordered_set<std::u32string> m_runs;
};

std::vector<TextView> everyText()
{
    std::vector<TextView> texts;
    for (const Item &entry : items())
        texts.insert(texts.end(), {entry.title, entry.check, entry.evidence, entry.question});
    for (const Group &group : groups()) {
        texts.push_back(group.title);
        texts.insert(texts.end(), group.levels.begin(), group.levels.end());
    }
    for (const Indicator &indicator : indicators())
        texts.push_back(indicator.title);
    for (const ChecklistEntry &entry : checklist())
        texts.push_back(entry.text);
    return texts;
}

} // namespace

TEST_CASE("no text copies the standard", "[standard]")
{
    const auto standard = codePoints(readFile(PLUMBLINE_SHARED_DIR "/spec/JCCQB037-2025.txt"));
    // Signs are taken out first: a sentence copied with another comma is still copied.
    const Runs hanRuns(kept(standard, isHan), kHanRun);
    const Runs anyRuns(kept(standard, isNotBlank), kAnyRun);

    // The measure itself: it finds a sentence of clause 2.2.3, even with a sign changed, and not a mere term.
    REQUIRE(hanRuns.shares(kept(codePoints("维修工作应完全修复设备的、故障问题"), isHan)));
    REQUIRE(anyRuns.shares(kept(codePoints("3.1.2 组织能够提供 7×24 小时技术及其他"), isNotBlank)));
    REQUIRE_FALSE(hanRuns.shares(kept(codePoints("工程售后服务体系"), isHan)));

    for (const TextView &text : everyText()) {
        INFO(text.zh);
        CHECK_FALSE(hanRuns.shares(kept(codePoints(text.zh), isHan)));
        CHECK_FALSE(anyRuns.shares(kept(codePoints(text.zh), isNotBlank)));
        CHECK_FALSE(anyRuns.shares(kept(codePoints(text.en), isNotBlank)));
    }
}
