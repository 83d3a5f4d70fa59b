#pragma once
// Small workbooks for tests, part by part, so that they can be wrong in one chosen way.

#include <map>
#include <string>

namespace plumbline::test {

struct Workbook {
    std::string sheetData{};     ///< inside <worksheet>, such as "<sheetData><row>...</row></sheetData>"
    std::string sharedStrings{}; ///< inside <sst>; no part where it is empty
    std::string styles{};        ///< inside <styleSheet>; no part where it is empty
    std::string workbookProperties{};
    std::map<std::string, std::string> extraParts{};
    std::string sheetTarget = "worksheets/sheet1.xml";
    bool backslashes = false; ///< between folders, as some writers do
    std::string password{};
    std::string sheets = R"(<sheet name="Sheet1" sheetId="1" r:id="rId1"/>)";

    /// The bytes of the file.
    std::string bytes() const;
};

/// One row of inline strings.
std::string textRow(const std::initializer_list<std::string> &cells);

} // namespace plumbline::test
