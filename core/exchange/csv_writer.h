#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::core::exchange {

/// CSV that Excel and WPS open as it is meant: UTF-8 with byte order mark, CRLF, RFC 4180 quotes. A cell that they
/// would run as a formula (it begins with = + - @ TAB CR LF, or their full-width forms) gets a leading apostrophe.
class CsvWriter {
public:
    void row(const std::vector<std::string> &cells);
    std::string take() { return std::move(m_out); }

private:
    void cell(std::string_view text);

    std::string m_out = "\xEF\xBB\xBF";
};

} // namespace plumbline::core::exchange
