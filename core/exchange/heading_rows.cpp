#include "core/exchange/heading_rows.h"

#include "core/exchange/folded_text.h"
#include "core/exchange/footer_words.h"
#include "core/exchange/headings.h"
#include "core/exchange/plain_text.h"

#include <algorithm>
#include <set>

namespace plumbline::core::exchange {

namespace {

/// Longer ones are no headings; most cells of a long list need no other look.
constexpr std::size_t kLongestHeading = 96;

bool hasDigit(std::string_view text)
{
    return text.find_first_of("0123456789") != std::string_view::npos;
}

std::size_t filled(const RowTexts &row)
{
    return static_cast<std::size_t>(std::ranges::count_if(row, [](std::string_view cell) { return !isBlank(cell); }));
}

/// "填报单位：某集团", "Date: 2026": titles of forms stand above their lists.
bool beginsWithLabel(const RowTexts &row)
{
    const auto first = std::ranges::find_if(row, [](std::string_view cell) { return !isBlank(cell); });
    if (first == row.end())
        return false;
    const std::string words = folded(first->substr(0, kLongestHeading));
    return words.find(':') != std::string::npos || labelOf(words) != Label::None || bareLabelOf(words) != Label::None;
}

/// As wide as the headings, or wider than a label and its value.
bool isListRow(const RowTexts &row, std::size_t headingCells)
{
    constexpr std::size_t kPair = 2;
    const std::size_t cells = filled(row);
    return cells >= kPair && (cells >= headingCells || cells > kPair)
        && (!beginsWithLabel(row) || knownHeadings(row) > 0); // "负责人, 类型" are headings, and a label besides
}

bool headsIds(std::string_view cell)
{
    const std::optional<HeadingMatch> match = matchHeading(cell);
    return match && match->role == ColumnRole::Id && match->rank < kSerialRank;
}

struct Candidate {
    std::size_t row;
    std::size_t known; ///< roles
    std::size_t score;
    bool surelyIds; ///< "项目编号" heads ids wherever it stands; "ID" and "Code" may be a state or a rule
};

Candidate candidate(const std::vector<RowTexts> &rows, std::size_t row)
{
    const std::size_t known = knownHeadings(rows[row]);
    constexpr std::size_t kShortWord = 4; // bytes
    const auto isLong = [](std::string_view cell) { return headsIds(cell) && trimmed(cell).size() > kShortWord; };
    const bool namesIds = std::ranges::any_of(rows[row], headsIds);
    return {row, known, 2 * known + (namesIds ? 3 : 0), std::ranges::any_of(rows[row], isLong)};
}

std::vector<std::size_t> listRowsBefore(const std::vector<RowTexts> &rows, std::size_t headings)
{
    std::vector<std::size_t> found;
    for (std::size_t row = 0; row < headings; ++row) {
        if (isListRow(rows[row], filled(rows[headings])))
            found.push_back(row);
    }
    return found;
}

/// How many rows that look like a list's may stand above headings with so many usual words. A single word ("Owner",
/// "ID" for Idaho) heads nothing below one; two stand below a row that heads groups of columns, three below a form of
/// two lines ("Company, Acme, Date, 2026-01-05").
std::size_t tolerated(std::size_t known)
{
    return std::min<std::size_t>(known == 0 ? 0 : known - 1, 2);
}

bool mayHead(const std::vector<RowTexts> &rows, const Candidate &candidate)
{
    const std::size_t words = candidate.known + (candidate.surelyIds ? 2 : 0);
    return listRowsBefore(rows, candidate.row).size() <= tolerated(words);
}

/// The first row, unless it is a lone title above rows of several cells.
std::size_t firstRow(const std::vector<RowTexts> &rows)
{
    const auto isWide = [](const RowTexts &row) { return filled(row) >= 2; };
    if (2 * static_cast<std::size_t>(std::ranges::count_if(rows, isWide)) <= rows.size())
        return 0;
    return static_cast<std::size_t>(std::ranges::find_if(rows, isWide) - rows.begin());
}

} // namespace

std::size_t findHeadingRow(const std::vector<RowTexts> &rows)
{
    std::optional<Candidate> best;
    bool listBegun = false; ///< below a row of headings alone: what comes later heads its second half
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Candidate each = candidate(rows, row);
        const std::size_t cells = filled(rows[row]);
        // Two words of headings in a row of a project outweigh no headings that stand above it.
        const bool outweighs = !best || best->known < 2 || each.known > best->known || each.known == cells;
        if (!listBegun && outweighs && each.score > (best ? best->score : 0) && mayHead(rows, each))
            best = each;
        const bool below = best && best->row < row && best->known > 1 && 2 * best->known > filled(rows[best->row]);
        listBegun = listBegun || (below && cells > 1 && 2 * each.known <= cells);
    }
    return best ? best->row : firstRow(rows);
}

std::optional<std::size_t> doubtfulRow(const std::vector<RowTexts> &rows, std::size_t headings)
{
    if (std::ranges::any_of(rows[headings], headsIds))
        return std::nullopt;
    for (std::size_t row = headings + 1; row < rows.size(); ++row) {
        const auto first = std::ranges::find_if(rows[row], [](std::string_view cell) { return !isBlank(cell); });
        if (first != rows[row].end() && filled(rows[row]) > 1 && headsIds(*first))
            return row;
    }
    return std::nullopt;
}

std::vector<std::size_t> listRowsAbove(const std::vector<RowTexts> &rows, std::size_t headings)
{
    std::vector<std::size_t> found = listRowsBefore(rows, headings);
    const Candidate chosen = candidate(rows, headings);
    if (found.size() <= tolerated(chosen.known + (chosen.surelyIds ? 2 : 0)))
        found.clear();
    return found;
}

HeadingsAgain headingsAgain(const RowTexts &row, const std::vector<std::string> &headings)
{
    std::size_t cells = 0, same = 0;
    bool other = false;
    std::set<ColumnRole> roles;
    for (std::size_t column = 0; column < row.size(); ++column) {
        if (isBlank(row[column]))
            continue;
        ++cells;
        const std::string_view heading = column < headings.size() ? std::string_view(headings[column]) : "";
        // Nearly every row is a project, and its first cells tell: no usual heading has digits.
        if (row[column].size() > kLongestHeading || (hasDigit(row[column]) && !hasDigit(heading)))
            return HeadingsAgain::No;
        const std::string words = normalisedHeading(row[column]);
        if (!words.empty() && words == normalisedHeading(heading)) {
            ++same;
            continue;
        }
        const std::optional<HeadingMatch> match = matchHeading(row[column]);
        if (!match)
            return HeadingsAgain::No;
        roles.insert(match->role);
        const std::optional<HeadingMatch> above = matchHeading(heading);
        if (above && above->role == match->role)
            ++same;
        else
            other = other || !isBlank(heading);
    }
    const bool alone = headings.size() == 1 && row.size() == 1 && trimmed(row.front()) == headings.front();
    if (cells < 2) // in other words it may be a project of that name
        return alone ? HeadingsAgain::Same : HeadingsAgain::No;
    if (!other && same > 1)
        return HeadingsAgain::Same;
    return other && roles.size() > 1 ? HeadingsAgain::Other : HeadingsAgain::No;
}

} // namespace plumbline::core::exchange
