#pragma once
// Texts of a workbook: plain, in runs of different formats, with phonetic guides, shared between cells.

#include "core/exchange/xlsx_package.h"

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::core::exchange {

/// Collects the text of <si> or <is>: runs are joined, phonetic guides (<rPh>) left out.
class XlsxTextCollector {
public:
    void begin();
    void start(std::string_view element);
    void end(std::string_view element);
    void text(std::string_view part);
    /// The text, with _xHHHH_ escapes resolved.
    std::string take();
    std::size_t size() const { return m_text.size(); }

private:
    std::string m_text;
    bool m_inText = false;
    int m_phonetic = 0;
};

/// "_x000D_" is a carriage return, "_x005F_" an underscore (ECMA-376, ST_Xstring).
std::string unescapeXlsx(std::string text);

/// All shared strings, in one block of memory.
class XlsxSharedStrings {
public:
    Result<void> read(XlsxPackage &package, const std::string &part);
    std::size_t count() const { return m_ends.size(); }
    std::string_view at(std::size_t index) const; ///< index < count()

private:
    friend class SharedStringReader;
    std::string m_texts;
    std::vector<std::uint32_t> m_ends;
};

} // namespace plumbline::core::exchange
