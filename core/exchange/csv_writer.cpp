#include "core/exchange/csv_writer.h"

namespace plumbline::core::exchange {

namespace {

bool looksLikeFormula(std::string_view text)
{
    constexpr std::string_view kStarts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    for (const std::string_view start : kStarts) {
        if (text.starts_with(start))
            return true;
    }
    return false;
}

} // namespace

void CsvWriter::row(const std::vector<std::string> &cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            m_out += ',';
        cell(cells[i]);
    }
    m_out += "\r\n";
}

void CsvWriter::cell(std::string_view text)
{
    const bool guarded = looksLikeFormula(text);
    const bool quoted = guarded || text.find_first_of(",\"\r\n;\t") != std::string_view::npos;
    if (!quoted) {
        m_out += text;
        return;
    }
    m_out += '"';
    if (guarded)
        m_out += '\'';
    for (const char c : text) {
        if (c == '"')
            m_out += '"';
        m_out += c;
    }
    m_out += '"';
}

} // namespace plumbline::core::exchange
