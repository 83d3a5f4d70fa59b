#pragma once
// A sheet of a report as plain rows, before it becomes XLSX.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plumbline::core::exchange {

enum class CellLook { Plain, Title, Heading, Centred, Figure, Total };

/// "80.00" keeps its decimals on the sheet.
inline bool hasTwoDecimals(const std::string &text)
{
    return text.size() > 3 && text[text.size() - 3] == '.';
}

struct ReportCell {
    std::string text{};
    CellLook look = CellLook::Plain;
    std::optional<double> number{}; ///< shown instead of the text
};

struct MergedRange {
    std::size_t firstRow, firstColumn, lastRow, lastColumn; ///< from 0
};

struct ReportSheet {
    std::string name;
    std::vector<double> widths; ///< of the columns, in characters
    bool landscape = false;
    std::size_t repeatedRows = 0; ///< at the top of every page and while scrolling
    std::vector<std::vector<ReportCell>> rows{};
    std::vector<MergedRange> merged{};

    void row(std::vector<ReportCell> cells) { rows.push_back(std::move(cells)); }
    /// A row of one title over all columns.
    void title(const std::string &text);
    /// A row of headings.
    void headings(const std::vector<std::string> &texts);
    /// A label and a value over the rest of the columns.
    void fact(const std::string &label, const std::string &value);
    void merge(std::size_t firstRow, std::size_t firstColumn, std::size_t lastRow, std::size_t lastColumn);
};

inline ReportCell plain(std::string text)
{
    return {std::move(text)};
}

inline ReportCell centred(std::string text)
{
    return {std::move(text), CellLook::Centred};
}

/// A figure that is shown as it was cut: "59.99" stays 59.99.
ReportCell figure(const std::string &cut, CellLook look = CellLook::Figure);

} // namespace plumbline::core::exchange
