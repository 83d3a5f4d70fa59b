#include "appendix.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

namespace plumbline::test {

std::string readFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    INFO(path);
    REQUIRE(file.is_open());
    std::ostringstream content;
    content << file.rdbuf();
    REQUIRE(file.good());
    return content.str();
}

static std::vector<std::string> cells(std::string line)
{
    if (line.ends_with('\r'))
        line.pop_back();
    std::vector<std::string> found;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');)
        found.push_back(cell);
    return found;
}

std::vector<std::map<std::string, std::string>> appendixRows()
{
    std::istringstream csv(readFile(PLUMBLINE_SHARED_DIR "/spec/items.csv"));
    std::string line;
    REQUIRE(std::getline(csv, line));
    const auto header = cells(line);
    std::vector<std::map<std::string, std::string>> rows;
    while (std::getline(csv, line)) {
        const auto values = cells(line);
        REQUIRE(values.size() == header.size());
        auto &row = rows.emplace_back();
        for (std::size_t i = 0; i < header.size(); ++i)
            row[header[i]] = values[i];
    }
    return rows;
}

std::u32string codePoints(std::string_view utf8)
{
    std::u32string points;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
        if (length == 0 || i + length > utf8.size())
            FAIL("not UTF-8 at byte " << i << ": " << utf8);
        char32_t point = length == 1 ? lead : lead & (0x7f >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(utf8[i + k]);
            if (next >> 6 != 2)
                FAIL("not UTF-8 at byte " << i + k << ": " << utf8);
            point = point << 6 | (next & 0x3f);
        }
        points.push_back(point);
        i += length;
    }
    return points;
}

} // namespace plumbline::test
