#include "core/exchange/xlsx_list.h"

#include "core/exchange/list_builder.h"
#include "core/exchange/plain_text.h"
#include "core/exchange/xlsx_sheet.h"

#include <algorithm>

namespace plumbline::core::exchange {

namespace {

Faults refusedSheet(Error error, const std::string &file, const std::optional<std::string> &sheet = {})
{
    const std::string row = std::exchange(error.place, file);
    if (sheet)
        error.place += ": " + *sheet + (row.empty() ? "" : "!" + row);
    return {std::move(error)};
}

struct ReadSheet {
    bool isTable = false; ///< some row has two cells or more
    Result<ProjectList, Faults> list;
};

std::string visibleNames(const XlsxWorkbook &workbook)
{
    std::string names;
    for (const XlsxSheet &sheet : workbook.sheets) {
        if (!sheet.hidden)
            names += (names.empty() ? "" : ", ") + shown(sheet.name);
    }
    return names;
}

/// Headings of two rows: each cell of the first reaches down, or heads a group of columns. Where one does neither, what
/// stands below it is of the list, however far a remark beside it was merged.
std::size_t headingsEnd(const std::vector<MergedCells> &merged, std::size_t row,
                        const std::vector<std::size_t> &columns)
{
    std::optional<std::size_t> end;
    for (const std::size_t column : columns) {
        const auto own = std::ranges::find_if(merged, [&](const MergedCells &cells) {
            return cells.firstRow == row && cells.firstColumn <= column + 1 && column + 1 <= cells.lastColumn;
        });
        if (own != merged.end() && own->firstRow == own->lastRow)
            continue; // of a group
        const std::size_t reaches = own == merged.end() ? row : own->lastRow;
        end = std::min(end.value_or(reaches), reaches);
    }
    return end.value_or(row);
}

ReadSheet readOne(XlsxPackage &package, const XlsxWorkbook &workbook, const XlsxSheet &sheet,
                  const XlsxSharedStrings &strings, const std::string &file, const ListOptions &options)
{
    ListBuilder builder(options, {file, sheet.name});
    bool isTable = false;
    const Result<SheetFacts> facts = readSheet(package, workbook, sheet, strings, [&](Row row) {
        isTable = isTable || std::ranges::count_if(row.cells, [](const Cell &cell) { return !isBlank(cell.text); }) > 1;
        builder.add(std::move(row));
    });
    if (!facts)
        return {true, refusedSheet(facts.error(), file, sheet.name)};
    if (const std::optional<std::size_t> headings = builder.headingRow())
        builder.headingsEndAt(headingsEnd(facts->merged, *headings, builder.decidingColumns()));
    if (facts->hiddenRows > 0) {
        const std::string count = std::to_string(facts->hiddenRows);
        builder.note(
            {ErrorCode::InvalidInput,
             {"有 " + count + " 个隐藏的行，一并读取。", count + " rows are hidden; they are read all the same."},
             file});
    }
    if (visibleNames(workbook) != sheet.name)
        builder.note({ErrorCode::InvalidInput,
                      {"读取工作表“" + sheet.name + "”；可见的有：" + visibleNames(workbook) + "。",
                       "read the sheet \"" + sheet.name + "\"; visible are: " + visibleNames(workbook) + "."},
                      file});
    return {isTable, builder.finish()};
}

} // namespace

Result<ProjectList, Faults> readXlsxList(std::string_view bytes, const std::string &file, const ListOptions &options)
{
    Result<std::unique_ptr<XlsxPackage>> package = XlsxPackage::open(bytes);
    if (!package)
        return refusedSheet(std::move(package).error(), file);
    Result<XlsxWorkbook> workbook = readWorkbook(**package);
    if (!workbook)
        return refusedSheet(std::move(workbook).error(), file);
    XlsxSharedStrings strings;
    if (workbook->sharedStrings) {
        if (Result<void> read = strings.read(**package, *workbook->sharedStrings); !read)
            return refusedSheet(std::move(read).error(), file);
    }
    std::optional<Result<ProjectList, Faults>> first;
    for (const XlsxSheet &sheet : workbook->sheets) {
        if (sheet.hidden)
            continue;
        ReadSheet read = readOne(**package, *workbook, sheet, strings, file, options);
        if (read.isTable || (read.list && read.list->idColumn))
            return std::move(read.list);
        if (!first) // a cover sheet, perhaps: the list may stand on a later one
            first = std::move(read.list);
    }
    if (first)
        return std::move(*first);
    return refusedSheet(
        {ErrorCode::InvalidInput, {"工作簿没有可见的工作表。", "the workbook has no visible sheet."}, {}}, file);
}

} // namespace plumbline::core::exchange
