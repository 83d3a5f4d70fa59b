#include "core/exchange/file_bytes.h"
#include "core/exchange/limits.h"
#include "core/exchange/report.h"
#include "core/exchange/report_sheets.h"
#include "core/exchange/workbook_writer.h"

#include <cstdlib>
#include <filesystem>
#include <limits>

#include <unistd.h>

namespace plumbline::core::exchange {

namespace {

/// libxlsxwriter 1.1 writes to a named file only.
class ScratchFile {
public:
    ScratchFile()
    {
        std::error_code ignored;
        std::string pattern = (std::filesystem::temp_directory_path(ignored) / "plumbline-report-XXXXXX").string();
        const int handle = ::mkstemp(pattern.data());
        if (handle < 0)
            return;
        ::close(handle);
        m_path = pattern;
    }
    ~ScratchFile()
    {
        if (!m_path.empty())
            ::unlink(m_path.c_str());
    }
    ScratchFile(const ScratchFile &) = delete;
    ScratchFile &operator=(const ScratchFile &) = delete;
    const std::string &path() const { return m_path; } ///< empty where none could be made

private:
    std::string m_path;
};

std::vector<ReportSheet> sheetsOf(const ReportInput &input)
{
    std::vector<ReportSheet> sheets;
    sheets.push_back(resultSheet(input));
    sheets.push_back(scoreSheet(input));
    sheets.push_back(managementSheet(input));
    sheets.push_back(sampleSheet(input));
    sheets.push_back(projectSheet(input));
    sheets.push_back(monthSheet(input));
    for (std::size_t i = 0; i < input.audit.evaluations.size(); ++i)
        sheets.push_back(evaluationSheet(input, i));
    if (input.history)
        sheets.push_back(historySheet(*input.history));
    return sheets;
}

Error tooLarge(const Text &what)
{
    return {ErrorCode::InvalidInput, what, "--xlsx"};
}

} // namespace

Result<std::string> reportXlsx(const ReportInput &input)
{
    if (input.audit.evaluations.size() > kMaxEvaluationSheets) {
        const std::string limit = std::to_string(kMaxEvaluationSheets);
        return tooLarge(
            {"评价超过 " + limit + " 份，一份一张表的工作簿无法打开；请改用 --csv。",
             "more than " + limit + " evaluations, a sheet each, make a workbook that nobody can open; use --csv."});
    }
    const std::vector<ReportSheet> sheets = sheetsOf(input);
    for (const ReportSheet &sheet : sheets) {
        if (sheet.rows.size() > kMaxSheetRows)
            return tooLarge({"“" + sheet.name + "”超过工作表的行数上限；请改用 --csv。",
                             "\"" + sheet.name + "\" has more rows than a sheet holds; use --csv."});
    }
    const ScratchFile scratch;
    if (scratch.path().empty() || !writeWorkbook(scratch.path(), sheets))
        return Error{ErrorCode::Io,
                     {"无法在临时文件夹中生成工作簿。", "the workbook could not be made in the temporary folder."},
                     "--xlsx"};
    return readFile(scratch.path(), std::numeric_limits<std::uint64_t>::max());
}

} // namespace plumbline::core::exchange
