#include "core/exchange/report_sheet.h"

#include <charconv>

namespace plumbline::core::exchange {

void ReportSheet::title(const std::string &text)
{
    row({{text, CellLook::Title}});
    merge(rows.size() - 1, 0, rows.size() - 1, widths.size() - 1);
}

void ReportSheet::headings(const std::vector<std::string> &texts)
{
    std::vector<ReportCell> cells;
    for (const std::string &text : texts)
        cells.push_back({text, CellLook::Heading});
    row(std::move(cells));
}

void ReportSheet::fact(const std::string &label, const std::string &value)
{
    row({{label, CellLook::Heading}, plain(value)});
    merge(rows.size() - 1, 1, rows.size() - 1, widths.size() - 1);
}

void ReportSheet::merge(std::size_t firstRow, std::size_t firstColumn, std::size_t lastRow, std::size_t lastColumn)
{
    if (firstRow != lastRow || firstColumn != lastColumn)
        merged.push_back({firstRow, firstColumn, lastRow, lastColumn});
}

ReportCell figure(const std::string &cut, CellLook look)
{
    double number = 0;
    const auto [end, error] = std::from_chars(cut.data(), cut.data() + cut.size(), number);
    if (error != std::errc() || end != cut.data() + cut.size())
        return {cut, look};
    return {cut, look, number};
}

} // namespace plumbline::core::exchange
