#include "tests/support/whole_file.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace plumbline::tests {

core::Bytes readWholeFile(const std::filesystem::path &path)
{
    std::ifstream in(path, std::ios::binary);
    core::Bytes bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in)
        throw std::runtime_error("cannot read " + path.string());
    return bytes;
}

void writeWholeFile(const std::filesystem::path &path, core::ByteView bytes)
{
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out)
        throw std::runtime_error("cannot write " + path.string());
}

} // namespace plumbline::tests
