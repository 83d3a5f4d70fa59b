#include "core/cli/nearest_word.h"

#include <algorithm>
#include <numeric>

namespace plumbline::core::cli {

namespace {

/// Levenshtein's distance.
std::size_t edits(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string nearestWord(std::string_view typed, const std::vector<std::string> &words)
{
    constexpr std::size_t kLongest = 64; // no command is as long; what is typed may be
    typed = typed.substr(0, kLongest);
    const auto nearest =
        std::ranges::min_element(words, {}, [&](const std::string &word) { return edits(typed, word); });
    return nearest != words.end() ? *nearest : std::string();
}

} // namespace plumbline::core::cli
