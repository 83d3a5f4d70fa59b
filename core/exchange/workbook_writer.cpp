#include "core/exchange/workbook_writer.h"

#include <algorithm>
#include <map>
#include <set>

#include <xlsxwriter.h>

namespace plumbline::core::exchange {

namespace {

constexpr double kMaxRowHeight = 409;              // points, of Excel
constexpr std::size_t kMaxCellCharacters = 32'767; // of Excel

/// The last two code points of the first plane: none of XML's, and no characters.
bool isNoCharacter(std::string_view text)
{
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

/// A text as a cell can hold it: NUL has no place in XML, "_x0041_" would be read as an escape, and Excel has a limit.
std::string cellText(const std::string &text)
{
    std::string out;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool starts = (byte & 0xC0u) != 0x80u;
        characters += byte >= 0xF0 ? 2u : starts ? 1u : 0u; // as UTF-16 has them
        if (starts && characters > kMaxCellCharacters - 8)
            return out + "…";
        if (isNoCharacter(std::string_view(text).substr(i))) {
            out += "\xEF\xBF\xBD"; // the sign for what could not be shown
            i += 2;
        } else if (text[i] == '\0')
            out += "␀";
        else if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_')
            out += "_x005F_";
        else
            out += text[i];
    }
    return out;
}

class Formats {
public:
    explicit Formats(lxw_workbook *workbook) : m_workbook(workbook)
    {
        m_plain = make(LXW_ALIGN_LEFT, true);
        m_centred = make(LXW_ALIGN_CENTER, true);
        m_figure = make(LXW_ALIGN_CENTER, true);
        m_score = make(LXW_ALIGN_CENTER, true);
        format_set_num_format(m_score, "0.00");
        m_heading = make(LXW_ALIGN_CENTER, true);
        format_set_bold(m_heading);
        format_set_bg_color(m_heading, 0xE7EEF7);
        m_total = make(LXW_ALIGN_CENTER, true);
        format_set_bold(m_total);
        format_set_bg_color(m_total, 0xF3F3F3);
        m_totalScore = make(LXW_ALIGN_CENTER, true);
        format_set_bold(m_totalScore);
        format_set_bg_color(m_totalScore, 0xF3F3F3);
        format_set_num_format(m_totalScore, "0.00");
        m_title = make(LXW_ALIGN_LEFT, false);
        format_set_bold(m_title);
    }

    lxw_format *of(const ReportCell &cell) const
    {
        if (cell.number && hasTwoDecimals(cell.text))
            return cell.look == CellLook::Total ? m_totalScore : m_score;
        switch (cell.look) {
        case CellLook::Title:
            return m_title;
        case CellLook::Heading:
            return m_heading;
        case CellLook::Centred:
            return m_centred;
        case CellLook::Figure:
            return m_figure;
        case CellLook::Total:
            return m_total;
        case CellLook::Plain:
            return m_plain;
        }
        return m_plain;
    }

private:
    lxw_format *make(lxw_format_alignments alignment, bool bordered)
    {
        lxw_format *format = workbook_add_format(m_workbook);
        format_set_font_name(format, "SimSun");
        format_set_font_size(format, 10);
        format_set_align(format, static_cast<std::uint8_t>(alignment));
        format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
        format_set_text_wrap(format);
        if (bordered)
            format_set_border(format, LXW_BORDER_THIN);
        return format;
    }

    lxw_workbook *m_workbook;
    lxw_format *m_plain, *m_centred, *m_figure, *m_score, *m_heading, *m_total, *m_totalScore, *m_title;
};

bool writeCell(lxw_worksheet *sheet, std::size_t row, std::size_t column, const ReportCell &cell,
               const Formats &formats)
{
    lxw_format *format = formats.of(cell);
    const auto r = static_cast<lxw_row_t>(row);
    const auto c = static_cast<lxw_col_t>(column);
    if (cell.number)
        return worksheet_write_number(sheet, r, c, *cell.number, format) == LXW_NO_ERROR;
    if (cell.text.empty())
        return worksheet_write_blank(sheet, r, c, format) == LXW_NO_ERROR;
    return worksheet_write_string(sheet, r, c, cellText(cell.text).c_str(), format) == LXW_NO_ERROR;
}

void setUpPage(lxw_worksheet *page, const ReportSheet &sheet)
{
    constexpr std::uint8_t kA4 = 9;
    worksheet_set_paper(page, kA4);
    if (sheet.landscape)
        worksheet_set_landscape(page);
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_set_margins(page, 0.5, 0.5, 0.6, 0.7); // inches
    worksheet_set_footer(page, "&C第 &P 页，共 &N 页");
    if (sheet.repeatedRows > 0) {
        worksheet_repeat_rows(page, 0, static_cast<lxw_row_t>(sheet.repeatedRows - 1));
        worksheet_freeze_panes(page, static_cast<lxw_row_t>(sheet.repeatedRows), 0);
    }
}

/// Where merged ranges begin, and which cells they cover.
class MergedCellsOf {
public:
    explicit MergedCellsOf(const ReportSheet &sheet)
    {
        for (const MergedRange &range : sheet.merged) {
            m_starts.emplace(std::pair(range.firstRow, range.firstColumn), &range);
            for (std::size_t row = range.firstRow; row <= range.lastRow; ++row) {
                for (std::size_t column = range.firstColumn; column <= range.lastColumn; ++column)
                    m_covered.emplace(row, column);
            }
        }
    }

    const MergedRange *startingAt(std::size_t row, std::size_t column) const
    {
        const auto found = m_starts.find({row, column});
        return found == m_starts.end() ? nullptr : found->second;
    }
    bool covers(std::size_t row, std::size_t column) const { return m_covered.contains({row, column}); }

private:
    std::map<std::pair<std::size_t, std::size_t>, const MergedRange *> m_starts;
    std::set<std::pair<std::size_t, std::size_t>> m_covered;
};

/// Lines that a text takes in a column of this width; a Chinese character takes two of its characters.
int linesOf(std::string_view text, double width)
{
    int lines = 1;
    double used = 0;
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        if ((value & 0xC0u) == 0x80u)
            continue;
        const double needed = value >= 0x80 ? 2.1 : 1.05;
        if (byte == '\n' || used + needed > width) {
            ++lines;
            used = 0;
        }
        used += byte == '\n' ? 0 : needed;
    }
    return lines;
}

/// Row heights are set by hand where a text takes several lines: no program grows merged cells, and not every one grows
/// plain ones when it opens a file.
void fitHeights(lxw_worksheet *page, const ReportSheet &sheet, const MergedCellsOf &merged)
{
    constexpr double kLineHeight = 14.5; // points
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        int lines = 1;
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
            const MergedRange *range = merged.startingAt(row, column);
            if (range != nullptr && range->lastRow != row)
                continue;
            double width = 0;
            for (std::size_t c = column; c <= (range != nullptr ? range->lastColumn : column); ++c)
                width += sheet.widths[c];
            lines = std::max(lines, linesOf(sheet.rows[row][column].text, width));
        }
        if (lines > 1)
            worksheet_set_row(page, static_cast<lxw_row_t>(row), std::min(lines * kLineHeight + 2, kMaxRowHeight),
                              nullptr);
    }
}

bool writeSheet(lxw_workbook *workbook, const ReportSheet &sheet, const Formats &formats)
{
    lxw_worksheet *page = workbook_add_worksheet(workbook, sheet.name.c_str());
    if (page == nullptr)
        return false;
    for (std::size_t i = 0; i < sheet.widths.size(); ++i)
        worksheet_set_column(page, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), sheet.widths[i], nullptr);
    setUpPage(page, sheet);
    const MergedCellsOf merged(sheet);
    fitHeights(page, sheet, merged);
    for (const MergedRange &range : sheet.merged) {
        const ReportCell &first = sheet.rows[range.firstRow][range.firstColumn];
        if (worksheet_merge_range(page, static_cast<lxw_row_t>(range.firstRow),
                                  static_cast<lxw_col_t>(range.firstColumn), static_cast<lxw_row_t>(range.lastRow),
                                  static_cast<lxw_col_t>(range.lastColumn), "", formats.of(first))
            != LXW_NO_ERROR)
            return false;
    }
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
            const bool hidden = merged.covers(row, column) && merged.startingAt(row, column) == nullptr;
            if (!hidden && !writeCell(page, row, column, sheet.rows[row][column], formats))
                return false;
        }
    }
    return true;
}

} // namespace

bool writeWorkbook(const std::string &file, const std::vector<ReportSheet> &sheets)
{
    lxw_workbook *workbook = workbook_new(file.c_str());
    if (workbook == nullptr)
        return false;
    const Formats formats(workbook);
    const bool written =
        std::ranges::all_of(sheets, [&](const ReportSheet &sheet) { return writeSheet(workbook, sheet, formats); });
    return workbook_close(workbook) == LXW_NO_ERROR && written;
}

} // namespace plumbline::core::exchange
