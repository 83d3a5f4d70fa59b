#include "core/exchange/no_project.h"

#include "core/exchange/folded_text.h"
#include "core/exchange/footer_words.h"
#include "core/exchange/plain_text.h"

#include <algorithm>
#include <array>

namespace plumbline::core::exchange {

namespace {

struct Filled {
    std::size_t column;
    std::string_view text;
    std::string words; ///< its beginning, folded
};

/// Words of labels, totals and units are short; notes are told by how they begin.
std::string foldedStart(std::string_view text)
{
    constexpr std::size_t kEnough = 96; // bytes
    return folded(text.substr(0, kEnough));
}

std::vector<Filled> filledCells(const Row &row)
{
    std::vector<Filled> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!isBlank(row.cells[i].text))
            cells.push_back({i, row.cells[i].text, foldedStart(row.cells[i].text)});
    }
    return cells;
}

/// Text that only a project has in its id cell. Most rows are settled by this, so it goes first.
bool isId(std::string_view text)
{
    const std::string words = foldedStart(text);
    return !isTotal(words) && !endsAsTotal(words) && labelOf(words) == Label::None && bareLabelOf(words) == Label::None
        && !isEndMark(words);
}

/// Whether a row has an id of its own and something beside it. A serial number is none.
bool hasId(const Row &row, const ListColumns &columns)
{
    if (!columns.id || columns.idIsSerial || *columns.id >= row.cells.size())
        return false;
    const std::string &id = row.cells[*columns.id].text;
    return !isBlank(id) && isId(id) && std::ranges::any_of(row.cells, [&](const Cell &cell) {
        return &cell != &row.cells[*columns.id] && !isBlank(cell.text);
    });
}

/// The cells before the one at `at` only number the row.
bool onlyNumbersBefore(const std::vector<Filled> &cells, std::size_t at)
{
    return std::all_of(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(at),
                       [](const Filled &cell) { return isFigure(cell.words); });
}

/// A word of totals, and beside it figures alone.
bool isTotalRow(const std::vector<Filled> &cells, const ListColumns &columns)
{
    const bool nameless =
        columns.name && std::ranges::none_of(cells, [&](const Filled &cell) { return cell.column == *columns.name; });
    // Most rows are projects: what is cheap to see goes first.
    std::size_t words = 0;
    for (const Filled &cell : cells) {
        const auto first = static_cast<unsigned char>(cell.text.front());
        const bool isWord = first >= 0x80 || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
        words += isWord;
    }
    constexpr std::size_t kWords = 3; // "合计", "共3项", "¥1,200"
    if (words > kWords)
        return false;
    bool said = false, ends = false, figures = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string &text = cells[i].words;
        if (isTotal(text)) {
            if (!said && !onlyNumbersBefore(cells, i))
                return false;
            said = true;
        } else if (isFigure(text)) {
            figures = true;
        } else if (nameless && said && isDate(text)) {
            continue;
        } else if (endsAsTotal(text) && !ends) {
            ends = true;
        } else {
            return false;
        }
    }
    return said || (ends && figures);
}

/// Labels without colons count where only labels stand, where there are several, or where there is one and what was
/// noted by it: a day, a figure, a note.
bool hasBareLabels(const std::vector<Filled> &cells, const ListColumns &columns)
{
    const Label first = bareLabelOf(cells.front().words);
    if (first == Label::None || columns.headings < 2)
        return false;
    const auto labels =
        std::ranges::count_if(cells, [](const Filled &cell) { return bareLabelOf(cell.words) != Label::None; });
    const auto words = std::ranges::count_if(cells, [](const Filled &cell) {
        return bareLabelOf(cell.words) == Label::None && !isFigure(cell.words) && !isDate(cell.words);
    });
    return labels > 1 || words == 0 || (first == Label::Note && words == 1 && cells.size() < columns.headings);
}

/// Labels, each with its value behind the colon or in the next cell, and nothing that only a project has. A note may
/// have been cut in two by a comma.
Label labelsOf(const std::vector<Filled> &cells, const ListColumns &columns)
{
    Label label = Label::None;
    bool valueMayFollow = false;
    std::size_t words = 0;
    const bool isBare = hasBareLabels(cells, columns);
    for (const Filled &cell : cells) {
        const std::string &text = cell.words;
        Label here = labelOf(text);
        if (here == Label::None && (label != Label::None || isBare))
            here = bareLabelOf(text);
        if (here != Label::None) {
            label = label == Label::None ? here : label;
            valueMayFollow = text.ends_with(':') || text.find(':') == std::string::npos;
        } else if (label == Label::None) {
            return Label::None;
        } else if (!std::exchange(valueMayFollow, false) && !isFigure(text) && !isDate(text)) {
            ++words;
        }
    }
    return words <= (label == Label::Note ? 1u : 0u) ? label : Label::None;
}

/// One cell alone that is a sentence.
bool isSentence(const std::vector<Filled> &cells)
{
    constexpr std::size_t kShort = 24; // bytes: an id may end in a point
    if (cells.size() != 1 || cells.front().text.size() < kShort)
        return false;
    const std::string_view text = trimmed(cells.front().text);
    return text.ends_with("。") || (text.ends_with('.') && text.find(' ') != std::string_view::npos);
}

bool isUnitRow(const std::vector<Filled> &cells, const ListColumns &columns)
{
    const bool beside = std::ranges::any_of(cells, [&](const Filled &cell) { return cell.column != columns.id; });
    bool said = false;
    for (const Filled &cell : cells) {
        const std::string &text = cell.words;
        if (text == "-" || text == "/")
            continue;
        if (!isUnit(text))
            return false;
        said = true;
    }
    return said && beside;
}

/// 1 2 3 4, or 甲 乙 1 2, as forms number their columns.
bool isColumnNumbers(const std::vector<Filled> &cells, const ListColumns &columns)
{
    constexpr std::size_t kFewest = 3;
    constexpr std::array<std::string_view, 10> kStems = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
    if (!columns.name || cells.size() < kFewest || cells.back().column + 1 != cells.size())
        return false;
    std::size_t stems = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string text = bareWords(cells[i].words);
        if (stems == i && i < kStems.size() && text == kStems[i])
            ++stems;
        else if (text != std::to_string(i - stems + 1))
            return false;
    }
    return true;
}

Text sentence(const std::vector<Filled> &cells, const Text &what)
{
    const std::string seen = shown(trimmed(cells.front().text));
    return {"“" + seen + "”：这一行是" + what.zh + "，不是项目；请从清单中删去。",
            "\"" + seen + "\": this row holds " + what.en + " and is no project; remove it from the list."};
}

} // namespace

std::optional<Text> noProject(const Row &row, const ListColumns &columns, bool firstBelowHeadings)
{
    if (!firstBelowHeadings && hasId(row, columns))
        return std::nullopt;
    const std::vector<Filled> cells = filledCells(row);
    if (cells.empty())
        return std::nullopt;
    if (firstBelowHeadings && isUnitRow(cells, columns))
        return sentence(cells, {"单位或填写说明", "units or how to fill the columns"});
    if (firstBelowHeadings && isColumnNumbers(cells, columns))
        return sentence(cells, {"栏号", "the numbers of the columns"});
    if (firstBelowHeadings && hasId(row, columns))
        return std::nullopt;
    const bool isCount = cells.size() == 1 && columns.headings > 1 && isCountOfProjects(cells.front().words);
    if (isCount || isTotalRow(cells, columns))
        return sentence(cells, {"合计", "totals"});
    switch (labelsOf(cells, columns)) {
    case Label::Signature:
        return sentence(cells, {"签名或页脚", "signatures or a footer"});
    case Label::Note:
        return sentence(cells, {"注释", "a note"});
    case Label::None:
        break;
    }
    if (isSentence(cells) && columns.headings > 1)
        return sentence(cells, {"注释", "a note"});
    constexpr std::size_t kNoId = 9; // bytes: a shorter word may be the id of a list of ids alone
    if (std::ranges::all_of(cells, [](const Filled &cell) { return isEndMark(cell.words); })
        && (columns.headings > 1 || cells.front().text.size() >= kNoId))
        return sentence(cells, {"页脚", "a footer"});
    return std::nullopt;
}

} // namespace plumbline::core::exchange
