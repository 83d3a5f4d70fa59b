#include "core/scoring/response_style.h"

#include <algorithm>

namespace plumbline::core::scoring {

namespace {

std::size_t longestRun(std::vector<TimedAnswer> &answers)
{
    std::ranges::sort(answers, {}, &TimedAnswer::item);
    std::size_t longest = 0;
    std::size_t run = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        run = i > 0 && answers[i].likert == answers[i - 1].likert ? run + 1 : 1;
        longest = std::max(longest, run);
    }
    return longest;
}

std::optional<std::int64_t> medianGap(std::vector<TimedAnswer> &answers)
{
    if (answers.size() < 2)
        return {};
    std::ranges::sort(answers, {}, &TimedAnswer::atMs);
    std::vector<std::int64_t> gaps;
    for (std::size_t i = 1; i < answers.size(); ++i)
        gaps.push_back(answers[i].atMs - answers[i - 1].atMs);
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::ranges::nth_element(gaps, middle);
    return *middle;
}

} // namespace

ResponseStyle responseStyle(std::vector<TimedAnswer> answers)
{
    ResponseStyle style;
    style.answers = answers.size();
    style.longestRun = longestRun(answers);
    style.medianMs = medianGap(answers);
    if (style.answers < kFewestJudged)
        return style;
    style.quick = style.medianMs && *style.medianMs < kHardlyReadMs;
    style.straight = style.longestRun * kRunParts >= style.answers;
    return style;
}

} // namespace plumbline::core::scoring
