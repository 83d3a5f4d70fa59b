#include "core/exchange/csv_reader.h"

#include "core/exchange/heading_rows.h"
#include "core/exchange/headings.h"
#include "core/exchange/limits.h"
#include "core/exchange/plain_text.h"

#include <algorithm>
#include <array>

namespace plumbline::core::exchange {

namespace {

Error unclosed(std::size_t line)
{
    return {ErrorCode::InvalidInput,
            {"这一行的引号一直没有关闭，会吞掉其后的内容；请补上引号。",
             "the quote that opens in this line is never closed and would swallow the rest; close it."},
            std::to_string(line)};
}

Error afterQuote(std::size_t opened, std::size_t line)
{
    const std::string at = std::to_string(line);
    return {ErrorCode::InvalidInput,
            {"此行开始的引号在第 " + at + " 行关闭后还有文字；单元格内的引号应写两次。",
             "text follows the closing quote in line " + at + "; a quote inside a cell is written twice."},
            std::to_string(opened)};
}

class Scanner {
public:
    Scanner(std::string_view text, char separator) : m_text(text), m_separator(separator) { }

    bool atEnd() const { return m_at == m_text.size(); }

    std::optional<Error> read(CsvRecord &record)
    {
        record.line = m_line;
        record.cells.clear();
        for (;;) {
            std::string cell;
            if (m_at < m_text.size() && m_text[m_at] == '"') {
                if (std::optional<Error> error = quoted(cell))
                    return error;
            } else {
                const std::size_t from = m_at;
                while (m_at < m_text.size() && m_text[m_at] != m_separator && !isBreak(m_text[m_at]))
                    ++m_at;
                cell.assign(m_text.substr(from, m_at - from));
            }
            record.cells.push_back(std::move(cell));
            if (atEnd())
                return std::nullopt;
            if (m_text[m_at] != m_separator) {
                lineBreak();
                return std::nullopt;
            }
            ++m_at;
        }
    }

private:
    static bool isBreak(char c) { return c == '\n' || c == '\r'; }

    void lineBreak()
    {
        m_at += m_text.substr(m_at).starts_with("\r\n") ? 2 : 1;
        ++m_line;
    }

    std::optional<Error> quoted(std::string &cell)
    {
        const std::size_t opened = m_line;
        ++m_at;
        for (;;) {
            if (atEnd())
                return unclosed(opened);
            const char c = m_text[m_at];
            if (c == '"' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
                cell += '"';
                m_at += 2;
            } else if (c == '"') {
                ++m_at;
                break;
            } else if (isBreak(c)) {
                const std::size_t from = m_at;
                lineBreak();
                cell.append(m_text.substr(from, m_at - from));
            } else {
                cell += c;
                ++m_at;
            }
        }
        while (m_at < m_text.size() && m_text[m_at] == ' ' && m_separator != ' ')
            ++m_at;
        if (!atEnd() && m_text[m_at] != m_separator && !isBreak(m_text[m_at]))
            return afterQuote(opened, m_line);
        return std::nullopt;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

struct Fit {
    std::size_t headings = 0; ///< cells of the heading row that are usual headings
    double share = 0;         ///< of the records that have as many cells as the heading row
    std::size_t columns = 0;

    bool betterThan(const Fit &other) const
    {
        if (headings != other.headings)
            return headings > other.headings;
        constexpr double kOneColumn = 0.5; // a separator that separates nothing explains less
        const double mine = share * (columns > 1 ? 1 : kOneColumn);
        const double theirs = other.share * (other.columns > 1 ? 1 : kOneColumn);
        return mine != theirs ? mine > theirs : columns > other.columns;
    }
};

bool holds(const CsvRecord &record, const std::string &wanted)
{
    return std::ranges::any_of(record.cells,
                               [&](const std::string &cell) { return normalisedHeading(cell) == wanted; });
}

Fit fitOf(std::string_view text, char separator, const std::optional<std::string> &wanted)
{
    std::vector<CsvRecord> records;
    forEachCsvRecord(text, separator, [&](const CsvRecord &record) {
        if (!std::ranges::all_of(record.cells, [](const std::string &cell) { return isBlank(cell); }))
            records.push_back(record);
        return records.size() < kSeparatorSampleRecords;
    });
    Fit fit;
    if (records.empty())
        return fit;
    std::vector<std::vector<std::string_view>> rows;
    for (std::size_t i = 0; i < std::min(records.size(), kHeadingSearchRows); ++i)
        rows.emplace_back(records[i].cells.begin(), records[i].cells.end());
    std::size_t headingRow = findHeadingRow(rows);
    fit.headings = knownHeadings(rows[headingRow]);
    if (wanted) {
        const auto named =
            std::find_if(records.begin(), records.begin() + static_cast<std::ptrdiff_t>(rows.size()),
                         [&](const CsvRecord &record) { return holds(record, normalisedHeading(*wanted)); });
        if (named != records.begin() + static_cast<std::ptrdiff_t>(rows.size())) {
            constexpr std::size_t kAboveAll = 100; // a heading that a person names outweighs every usual one
            headingRow = static_cast<std::size_t>(named - records.begin());
            fit.headings = kAboveAll;
        }
    }
    fit.columns = rows[headingRow].size();
    const auto same = std::count_if(records.begin() + static_cast<std::ptrdiff_t>(headingRow), records.end(),
                                    [&](const CsvRecord &record) { return record.cells.size() == fit.columns; });
    fit.share = static_cast<double>(same) / static_cast<double>(records.size());
    return fit;
}

} // namespace

std::optional<Error> forEachCsvRecord(std::string_view text, char separator,
                                      const std::function<bool(const CsvRecord &)> &visit)
{
    Scanner scanner(text, separator);
    CsvRecord record;
    while (!scanner.atEnd()) {
        if (std::optional<Error> error = scanner.read(record))
            return error;
        if (!visit(record))
            break;
    }
    return std::nullopt;
}

char recogniseSeparator(std::string_view text, const std::optional<std::string> &wanted)
{
    constexpr std::array kSeparators = {',', ';', '\t'};
    char best = kSeparators[0];
    Fit bestFit = fitOf(text, best, wanted);
    for (const char separator : {kSeparators[1], kSeparators[2]}) {
        const Fit fit = fitOf(text, separator, wanted);
        if (fit.betterThan(bestFit)) {
            best = separator;
            bestFit = fit;
        }
    }
    return best;
}

std::optional<char> statedSeparator(std::string_view text)
{
    if (!text.starts_with("sep=") || text.size() < 6 || (text[5] != '\n' && text[5] != '\r'))
        return std::nullopt;
    return text[4];
}

} // namespace plumbline::core::exchange
