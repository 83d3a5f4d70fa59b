#include "core/exchange/xlsx_sheet.h"

#include "core/exchange/limits.h"
#include "core/exchange/xlsx_cell.h"
#include "core/exchange/xml_stream.h"

#include <charconv>

namespace plumbline::core::exchange {

namespace {

std::size_t toSize(std::string_view digits)
{
    std::size_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

struct Position {
    std::size_t row = 0, column = 0; ///< from 1; 0 where it is not given
};

/// "$B$6" or "B6".
Position positionOfCell(std::string_view reference)
{
    Position position;
    std::size_t at = 0;
    for (; at < reference.size(); ++at) {
        const char c = reference[at];
        if (c >= 'A' && c <= 'Z')
            position.column =
                std::min(position.column * 26 + static_cast<std::size_t>(c - 'A') + 1, kMaxSheetColumns + 1);
        else if (c != '$')
            break;
    }
    position.row = toSize(reference.substr(at));
    return position;
}

class SheetReader final : public XmlHandler {
public:
    SheetReader(const XlsxWorkbook &workbook, const XlsxSharedStrings &strings, const std::function<void(Row)> &add)
        : m_workbook(workbook),
          m_strings(strings),
          m_add(add)
    {
    }

    SheetFacts facts;
    const Error *stopped() const { return m_error ? &*m_error : nullptr; }

    void start(std::string_view name, const XmlAttributes &attributes) override
    {
        if (m_error)
            return;
        if (name == "row")
            startRow(attributes);
        else if (name == "c")
            startCell(attributes);
        else if (name == "v")
            m_raw.hasValue = m_inValue = true;
        else if (name == "f")
            m_raw.hasFormula = true;
        else if (name == "is")
            m_raw.hasValue = m_inInline = true;
        else if (name == "mergeCell")
            addMerged(attributes.get("ref"));
        else if (m_inInline)
            m_inline.start(name);
    }

    void end(std::string_view name) override
    {
        if (m_error)
            return;
        if (name == "row") {
            if (!m_row.cells.empty())
                m_add(std::move(m_row));
            m_row = {};
        } else if (name == "c") {
            endCell();
        } else if (name == "v") {
            m_inValue = false;
        } else if (name == "is") {
            m_inInline = false;
            m_raw.value = m_inline.take();
        } else if (m_inInline) {
            m_inline.end(name);
        }
    }

    void text(std::string_view part) override
    {
        if (m_error || (!m_inValue && !m_inInline))
            return;
        if (m_raw.value.size() + m_inline.size() + part.size() > kMaxCellBytes) {
            const std::string limit = std::to_string(kMaxCellBytes / 1024);
            stop({"单元格的文字超过 " + limit + " KiB 的上限，不予读取。",
                  "the text of a cell exceeds the limit of " + limit + " KiB."});
        } else if (m_inInline) {
            m_inline.text(part);
        } else {
            m_raw.value += part;
        }
    }

private:
    void startRow(const XmlAttributes &attributes)
    {
        const std::optional<std::string_view> given = attributes.find("r");
        m_rowNumber = given ? toSize(*given) : m_rowNumber + 1;
        if (m_rowNumber == 0 || m_rowNumber > kMaxSheetRows)
            stop({"行号超出工作表的范围。", "a row number is outside the sheet."});
        m_row = {m_rowNumber, {}};
        m_column = 0;
        facts.hiddenRows += attributes.isTrue("hidden");
    }

    void startCell(const XmlAttributes &attributes)
    {
        const Position given = positionOfCell(attributes.get("r"));
        m_column = given.column != 0 ? given.column : m_column + 1;
        if (m_column > kMaxSheetColumns)
            stop({"列号超出工作表的范围。", "a column is outside the sheet."});
        m_raw = {std::string(attributes.get("t")), toSize(attributes.get("s")), {}, false, false};
        m_inline.begin();
        m_inValue = m_inInline = false;
    }

    void endCell()
    {
        std::optional<Cell> cell = cellOf(m_raw, m_workbook, m_strings);
        if (!cell) {
            stop({"单元格引用了不存在的共用文字；工作簿已损坏。",
                  "a cell refers to a shared text that is not there; the workbook is damaged."});
            return;
        }
        if (cell->kind == CellKind::Text && cell->text.empty())
            return;
        if (m_column > kMaxListColumns) {
            const std::string limit = std::to_string(kMaxListColumns);
            stop({"清单超过 " + limit + " 列的上限。", "the list is wider than the limit of " + limit + " columns."});
            return;
        }
        if (m_row.cells.size() < m_column)
            m_row.cells.resize(m_column);
        m_row.cells[m_column - 1] = std::move(*cell);
    }

    void addMerged(std::string_view reference)
    {
        const std::size_t colon = reference.find(':');
        if (colon == std::string_view::npos || facts.merged.size() == kMaxMergedRanges)
            return;
        const Position first = positionOfCell(reference.substr(0, colon));
        const Position last = positionOfCell(reference.substr(colon + 1));
        facts.merged.push_back({first.row, last.row, first.column, last.column});
    }

    void stop(Text what) { m_error = {ErrorCode::InvalidInput, std::move(what), std::to_string(m_rowNumber)}; }

    const XlsxWorkbook &m_workbook;
    const XlsxSharedStrings &m_strings;
    const std::function<void(Row)> &m_add;
    std::optional<Error> m_error;
    Row m_row;
    std::size_t m_rowNumber = 0;
    std::size_t m_column = 0;
    RawCell m_raw;
    XlsxTextCollector m_inline;
    bool m_inValue = false;
    bool m_inInline = false;
};

} // namespace

Result<SheetFacts> readSheet(XlsxPackage &package, const XlsxWorkbook &workbook, const XlsxSheet &sheet,
                             const XlsxSharedStrings &strings, const std::function<void(Row)> &add)
{
    SheetReader reader(workbook, strings, add);
    Result<void> read = package.parse(sheet.part, reader, [&reader] { return reader.stopped(); });
    if (!read)
        return std::move(read).error();
    return std::move(reader.facts);
}

} // namespace plumbline::core::exchange
