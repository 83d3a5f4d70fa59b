#include "core/exchange/pending_file.h"

#include "core/exchange/descriptor.h"
#include "core/exchange/file_bytes.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline::core::exchange {

namespace {

const Text kTried{"无法写入", "cannot be written"};

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void flushFolder(const std::filesystem::path &file)
{
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    const Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.get() >= 0)
        ::fsync(handle.get()); // the file itself is safe by now; a folder that can't be flushed is no failure
}

/// What a link leads to in the end, be it there or not.
std::filesystem::path targetOf(std::filesystem::path file)
{
    constexpr int kMostLinks = 40; // as Linux has it
    std::error_code failed;
    for (int link = 0; link < kMostLinks && std::filesystem::is_symlink(file, failed); ++link) {
        const std::filesystem::path target = std::filesystem::read_symlink(file, failed);
        if (failed)
            break;
        file = target.is_absolute() ? target : file.parent_path() / target;
    }
    return file;
}

} // namespace

PendingFile::PendingFile(PendingFile &&other) noexcept
    : m_file(std::move(other.m_file)),
      m_target(std::move(other.m_target)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_bytes(std::move(other.m_bytes))
{
}

PendingFile::~PendingFile()
{
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Result<PendingFile> PendingFile::write(const std::filesystem::path &file, std::string_view bytes)
{
    PendingFile pending;
    pending.m_file = file;
    struct stat status{};
    // Not through targetOf: what /dev/stdout leads to may have no name.
    if (::stat(file.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
        if (S_ISDIR(status.st_mode))
            return fileError(EISDIR, file, kTried);
        pending.m_bytes = bytes;
        return pending;
    }
    pending.m_target = targetOf(file);
    std::string temporary = pending.m_target.string() + ".XXXXXX";
    Descriptor handle(::mkostemp(temporary.data(), O_CLOEXEC));
    if (handle.get() < 0)
        return fileError(errno, file, kTried);
    pending.m_temporary = std::move(temporary);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    constexpr mode_t kUsual = 0666; // mkostemp gives 0600; a result is shared like any other file
    if (::fchmod(handle.get(), kUsual & ~mask) != 0 || !writeAll(handle.get(), bytes) || ::fsync(handle.get()) != 0
        || ::close(handle.release()) != 0)
        return fileError(errno, file, kTried);
    return pending;
}

Result<void> PendingFile::commit()
{
    if (m_target.empty()) {
        Descriptor handle(::open(m_file.c_str(), O_WRONLY | O_CLOEXEC));
        if (handle.get() < 0 || !writeAll(handle.get(), m_bytes) || ::close(handle.release()) != 0)
            return fileError(errno, m_file, kTried);
        return {};
    }
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return fileError(errno, m_file, kTried);
    m_temporary.clear();
    flushFolder(m_target);
    return {};
}

bool sameFile(const std::filesystem::path &one, const std::filesystem::path &other)
{
    std::error_code failed;
    if (std::filesystem::equivalent(one, other, failed))
        return true;
    const auto plain = [&](const std::filesystem::path &file) {
        return std::filesystem::weakly_canonical(std::filesystem::absolute(targetOf(file), failed), failed);
    };
    return plain(one) == plain(other);
}

} // namespace plumbline::core::exchange
