#include "core/exchange/list_faults.h"

#include "core/exchange/limits.h"

#include <algorithm>

namespace plumbline::core::exchange {

namespace {

/// "A" for 0, "AB" for 27.
std::string columnLetters(std::size_t column)
{
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

Text wordsOf(ListFault kind)
{
    switch (kind) {
    case ListFault::Shape:
        return {"处列表问题", "faults of the list"};
    case ListFault::NoText:
        return {"个不是文本的编号", "ids that are no text"};
    case ListFault::Blank:
        return {"行没有项目编号", "rows without a project id"};
    case ListFault::LineBreak:
        return {"个编号中有换行", "ids with a line break"};
    case ListFault::NoProject:
        return {"行不是项目", "rows that are no projects"};
    case ListFault::Twin:
        return {"个重复的项目编号", "project ids that stand twice"};
    case ListFault::Wide:
        return {"行的单元格比标题多", "rows with more cells than headings"};
    }
    return {};
}

Error remainder(ListFault kind, const std::vector<std::size_t> &rows, const std::string &file)
{
    const std::string numbers = rowNumbers(rows);
    const std::string count = std::to_string(rows.size());
    const Text words = wordsOf(kind);
    return {ErrorCode::InvalidInput,
            {"另有 " + count + " " + words.zh + "，行号：" + numbers + "。",
             "and " + count + " more " + words.en + ", rows " + numbers + "."},
            file};
}

} // namespace

std::string rowNumbers(const std::vector<std::size_t> &rows)
{
    std::string numbers;
    for (std::size_t i = 0; i < std::min(rows.size(), kMaxListedRows); ++i)
        numbers += (i == 0 ? "" : ", ") + std::to_string(rows[i]);
    return rows.size() > kMaxListedRows ? numbers + ", …" : numbers;
}

std::string ListPlaces::row(std::size_t number) const
{
    return file + (sheet ? ": " + *sheet + "!" : ":") + std::to_string(number);
}

std::string ListPlaces::cell(std::size_t number, std::size_t column) const
{
    return sheet ? file + ": " + *sheet + "!" + columnLetters(column) + std::to_string(number) : row(number);
}

void ListFaults::add(ListFault kind, std::size_t row, std::string place, Text message)
{
    OfKind &ofKind = m_kinds[static_cast<std::size_t>(kind)];
    if (ofKind.first.size() < kMaxListedFaults)
        ofKind.first.push_back({row, {ErrorCode::InvalidInput, std::move(message), std::move(place)}});
    else
        ofKind.moreRows.push_back(row);
}

bool ListFaults::empty() const
{
    return std::ranges::all_of(m_kinds, [](const OfKind &kind) { return kind.first.empty() && kind.moreRows.empty(); });
}

void ListFaults::forgetRows(std::size_t first, std::size_t last)
{
    for (OfKind &kind : m_kinds) {
        std::erase_if(kind.first, [&](const Placed &fault) { return fault.row > first && fault.row <= last; });
        std::erase_if(kind.moreRows, [&](std::size_t row) { return row > first && row <= last; });
    }
}

Faults ListFaults::take(const std::string &file)
{
    std::vector<Placed> all;
    for (OfKind &kind : m_kinds)
        std::ranges::move(kind.first, std::back_inserter(all));
    std::ranges::stable_sort(all, {}, &Placed::row);
    Faults faults;
    for (Placed &placed : all)
        faults.push_back(std::move(placed.error));
    for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
        if (!m_kinds[kind].moreRows.empty())
            faults.push_back(remainder(static_cast<ListFault>(kind), m_kinds[kind].moreRows, file));
    }
    clear();
    return faults;
}

} // namespace plumbline::core::exchange
