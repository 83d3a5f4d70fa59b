#include "tests/support/scratch_folder.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace plumbline::tests {

ScratchFolder::ScratchFolder()
{
    std::error_code none;
    const std::filesystem::path memory = "/dev/shm";
    const auto parent = std::filesystem::is_directory(memory, none) ? memory : std::filesystem::temp_directory_path();
    std::string name = (parent / "plumbline-test-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("cannot make a folder in " + parent.string());
    m_path = name;
}

ScratchFolder::~ScratchFolder()
{
    std::error_code none;
    std::filesystem::remove_all(m_path, none);
}

} // namespace plumbline::tests
