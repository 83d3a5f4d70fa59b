#pragma once

#include <filesystem>

namespace plumbline::tests {

/// A new empty folder, in memory where the system has such a place, removed with all that is in it at the end.
class ScratchFolder {
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder &) = delete;
    ScratchFolder &operator=(const ScratchFolder &) = delete;

    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace plumbline::tests
