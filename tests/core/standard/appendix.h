#pragma once
// The table that the catalogue is held against: items.csv of the specification.

#include <map>
#include <string>
#include <vector>

namespace plumbline::test {

/// The whole of a file as bytes; the test fails if it cannot be read.
std::string readFile(const std::string &path);

/// Rows of items.csv by column name, in file order.
std::vector<std::map<std::string, std::string>> appendixRows();

/// UTF-8 as code points; the test fails on malformed text.
std::u32string codePoints(std::string_view utf8);

inline bool isHan(char32_t c)
{
    return c >= 0x4e00 && c <= 0x9fff;
}

} // namespace plumbline::test
