#include "core/exchange/project_list.h"

#include "core/exchange/csv_list.h"
#include "core/exchange/file_bytes.h"
#include "core/exchange/limits.h"
#include "core/exchange/other_kinds.h"
#include "core/exchange/xlsx_list.h"

namespace plumbline::core::exchange {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kZip = "PK\x03\x04"sv;
constexpr std::string_view kEmptyZip = "PK\x05\x06"sv;

} // namespace

Result<ProjectList, Faults> readProjectList(const std::filesystem::path &file, const ListOptions &options)
{
    const std::string name = file.string();
    Result<std::string> bytes = readFile(file, kMaxListBytes);
    if (!bytes)
        return Faults{std::move(bytes).error()};
    if (const std::optional<Text> other = otherKindOfFile(*bytes))
        return Faults{{ErrorCode::InvalidInput, *other, name}};
    if (bytes->starts_with(kZip) || bytes->starts_with(kEmptyZip))
        return readXlsxList(*bytes, name, options);
    Result<ProjectList, Faults> list = readCsvList(std::move(*bytes), name, options);
    if (file.extension() != ".xlsx" && file.extension() != ".xlsm")
        return list;
    const Error misnamed{ErrorCode::InvalidInput,
                         {"文件名是工作簿的，内容却不是；按文本（CSV）读取。",
                          "this is no workbook, though its name says so; it was read as text (CSV)."},
                         name};
    if (list)
        list->notes.insert(list->notes.begin(), misnamed);
    else
        list.error().insert(list.error().begin(), misnamed);
    return list;
}

} // namespace plumbline::core::exchange
