#include "core/exchange/csv_list.h"

#include "core/exchange/csv_reader.h"
#include "core/exchange/list_builder.h"
#include "core/exchange/other_kinds.h"
#include "core/exchange/text_decoding.h"

namespace plumbline::core::exchange {

namespace {

Faults refused(Error error, const std::string &file)
{
    error.place = error.place.empty() ? file : file + ':' + error.place;
    return {std::move(error)};
}

} // namespace

Result<ProjectList, Faults> readCsvList(std::string bytes, const std::string &file, const ListOptions &options)
{
    Result<DecodedText> decoded = decodeText(std::move(bytes));
    if (!decoded)
        return refused(std::move(decoded).error(), file);
    const std::string_view text = decoded->utf8;
    if (const std::optional<Text> other = otherKindOfText(text))
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
