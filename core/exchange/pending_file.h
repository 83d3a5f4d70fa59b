#pragma once
// A file that is written and not there yet: of several, all are there or none.

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace plumbline::core::exchange {

class PendingFile {
public:
    /// Writes a temporary file beside the one that is meant, down to the disk. Where a link stands there, its target is
    /// meant; a device, a pipe or a socket is written into by commit() instead. Errors: NotFound, Io, DiskFull; then
    /// nothing is left behind.
    static Result<PendingFile> write(const std::filesystem::path &file, std::string_view bytes);

    PendingFile(PendingFile &&other) noexcept;
    PendingFile &operator=(PendingFile &&) = delete;
    ~PendingFile(); ///< without a commit the file as it was stays

    /// Puts it in the place of an older one. Errors: Io, DiskFull.
    Result<void> commit();

private:
    PendingFile() = default;

    std::filesystem::path m_file; ///< as given
    std::filesystem::path m_target;
    std::string m_temporary; ///< empty for what is written into, and once it is done
    std::string m_bytes;     ///< of what is written into
};

/// Whether both name one file, also where it is not there yet.
bool sameFile(const std::filesystem::path &one, const std::filesystem::path &other);

} // namespace plumbline::core::exchange
