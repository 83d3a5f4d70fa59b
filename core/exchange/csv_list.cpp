#include "core/exchange/csv_list.h"

#include "core/exchange/csv_reader.h"
#include "core/exchange/list_builder.h"
#include "core/exchange/text_decoding.h"

namespace plumbline::core::exchange {

namespace {

Faults refused(Error error, const std::string &file)
{
    error.place = error.place.empty() ? file : file + ':' + error.place;
    return {std::move(error)};
}

/// Files of other kinds that someone took for a list, by what they begin with.
std::optional<Text> otherKind(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return Text{"文件是空的，没有项目。", "the file is empty: there are no projects."};
    text.remove_prefix(begin);
    if (text.starts_with("{") || text.starts_with("[{"))
        return Text{"这是 JSON 文件，不是项目清单；应为 CSV 或 XLSX。",
                    "this is JSON, not a project list; expected CSV or XLSX."};
    if (text.starts_with("<"))
        return Text{"这是网页或 XML 文件；请用 Excel 或 WPS 打开，另存为 .xlsx。",
                    "this is a web page or XML; open it in Excel or WPS and save it as .xlsx."};
    if (text.starts_with("%PDF-"))
        return Text{"这是 PDF 文件；项目清单应为 CSV 或 XLSX。", "this is a PDF; a project list is CSV or XLSX."};
    return std::nullopt;
}

} // namespace

Result<ProjectList, Faults> readCsvList(std::string bytes, const std::string &file, const ListOptions &options)
{
    Result<DecodedText> decoded = decodeText(std::move(bytes));
    if (!decoded)
        return refused(std::move(decoded).error(), file);
    const std::string_view text = decoded->utf8;
    if (const std::optional<Text> other = otherKind(text))
        return refused({ErrorCode::InvalidInput, *other, {}}, file);

    const std::optional<char> stated = statedSeparator(text);
    const char separator = stated ? *stated : recogniseSeparator(text, options.idColumn);
    ListBuilder builder(options, {file, std::nullopt});
    if (decoded->encoding != "UTF-8")
        builder.note({ErrorCode::InvalidInput,
                      {"按 " + decoded->encoding + " 编码读取。", "read as " + decoded->encoding + "."},
                      file});
    bool first = true;
    std::optional<Error> broken = forEachCsvRecord(text, separator, [&](const CsvRecord &record) {
        if (!std::exchange(first, false) || !stated) {
            Row row{record.line, {}};
            row.cells.reserve(record.cells.size());
            for (const std::string &cell : record.cells)
                row.cells.push_back({cell, CellKind::Text});
            builder.add(std::move(row));
        }
        return true;
    });
    if (broken)
        return refused(std::move(*broken), file);
    return builder.finish();
}

} // namespace plumbline::core::exchange
