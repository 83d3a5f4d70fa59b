#include "core/exchange/project_list.h"

#include "core/exchange/csv_list.h"
#include "core/exchange/file_bytes.h"
#include "core/exchange/limits.h"
#include "core/exchange/xlsx_list.h"

namespace plumbline::core::exchange {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kZip = "PK\x03\x04"sv;
constexpr std::string_view kEmptyZip = "PK\x05\x06"sv;
constexpr std::string_view kOle2 = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

/// OLE2 is the shell of old .xls and .et files, and of encrypted .xlsx.
Text ole2Text(std::string_view bytes)
{
    constexpr std::string_view kEncrypted = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
    if (bytes.find(kEncrypted) != std::string_view::npos)
        return {"工作簿有打开密码；请去掉密码，另存为 .xlsx。",
                "the workbook is encrypted; remove its password and save it as .xlsx."};
    return {"这是旧格式的工作簿（.xls 或 .et，OLE2），只是改了扩展名；请用 Excel 或 WPS 另存为 .xlsx。",
            "this is a workbook of the old .xls (or .et) format, OLE2, whatever its name; save it as .xlsx in Excel or "
            "WPS."};
}

} // namespace

Result<ProjectList, Faults> readProjectList(const std::filesystem::path &file, const ListOptions &options)
{
    const std::string name = file.string();
    Result<std::string> bytes = readFile(file, kMaxListBytes);
    if (!bytes)
        return Faults{std::move(bytes).error()};
    if (bytes->starts_with(kOle2))
        return Faults{{ErrorCode::InvalidInput, ole2Text(*bytes), name}};
    if (bytes->starts_with(kZip) || bytes->starts_with(kEmptyZip))
        return readXlsxList(*bytes, name, options);
    return readCsvList(std::move(*bytes), name, options);
}

} // namespace plumbline::core::exchange
