#pragma once

#include "core/base/bytes.h"

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace plumbline::fuzz {

/// A file of this process in the system's temporary folder, gone at its end.
class ScratchFile {
public:
    ScratchFile()
        : m_path(std::filesystem::temp_directory_path() / ("plumbline-fuzz-" + std::to_string(::getpid()))) { }
    ~ScratchFile()
    {
        std::error_code fault;
        std::filesystem::remove(m_path, fault);
    }
    ScratchFile(const ScratchFile &) = delete;
    ScratchFile &operator=(const ScratchFile &) = delete;
    const std::filesystem::path &path() const { return m_path; }
    void write(core::ByteView bytes) const
    {
        std::ofstream(m_path, std::ios::binary | std::ios::trunc)
            .write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }

private:
    std::filesystem::path m_path;
};

} // namespace plumbline::fuzz
