#include "core/exchange/file_bytes.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline::core::exchange {

namespace {

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) { }
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor;
};

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

} // namespace

Error fileError(int code, const std::filesystem::path &file, const Text &tried)
{
    const std::string reason = std::strerror(code);
    const std::string place = file.string();
    switch (code) {
    case ENOENT:
        return {ErrorCode::NotFound,
                {tried.zh + "：没有这个文件或文件夹。", tried.en + ": there is no such file or folder."},
                place};
    case EACCES:
    case EPERM:
        return {ErrorCode::Io, {tried.zh + "：没有权限。", tried.en + ": permission denied."}, place};
    case EISDIR:
        return {ErrorCode::Io, {tried.zh + "：这是一个文件夹。", tried.en + ": this is a folder."}, place};
    case ENOSPC:
    case EDQUOT:
        return {ErrorCode::DiskFull, {tried.zh + "：磁盘已满。", tried.en + ": the disk is full."}, place};
    default:
        return {ErrorCode::Io, {tried.zh + "：" + reason + "。", tried.en + ": " + reason + "."}, place};
    }
}

Result<std::string> readFile(const std::filesystem::path &file, std::uint64_t limit)
{
    const Text tried{"无法读取", "cannot be read"};
    const Descriptor handle(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (handle.get() < 0)
        return fileError(errno, file, tried);
    struct stat status{};
    if (::fstat(handle.get(), &status) != 0)
        return fileError(errno, file, tried);
    if (S_ISDIR(status.st_mode))
        return fileError(EISDIR, file, tried);
    const auto tooLarge = [&] {
        const std::string megabytes = std::to_string(limit / 1'000'000);
        return Error{
            ErrorCode::InvalidInput,
            {"文件超过 " + megabytes + " MB 的上限。", "the file is larger than the limit of " + megabytes + " MB."},
            file.string()};
    };
    if (S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) > limit)
        return tooLarge();
    std::string bytes;
    bytes.resize(S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0);
    std::size_t used = 0;
    for (;;) {
        constexpr std::size_t kStep = 1 << 16;
        if (used == bytes.size())
            bytes.resize(used + kStep);
        const ssize_t got = ::read(handle.get(), bytes.data() + used, bytes.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fileError(errno, file, tried);
        if (got == 0)
            break;
        used += static_cast<std::size_t>(got);
        if (used > limit)
            return tooLarge();
    }
    bytes.resize(used);
    return bytes;
}

Result<void> writeFile(const std::filesystem::path &file, std::string_view bytes)
{
    const Text tried{"无法写入", "cannot be written"};
    std::string temporary = file.string() + ".XXXXXX";
    Descriptor handle(::mkostemp(temporary.data(), O_CLOEXEC));
    if (handle.get() < 0)
        return fileError(errno, file, tried);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    constexpr mode_t kUsual = 0666; // mkostemp gives 0600; a result is shared like any other file
    const bool stored = ::fchmod(handle.get(), kUsual & ~mask) == 0 && writeAll(handle.get(), bytes)
        && ::fsync(handle.get()) == 0 && ::close(handle.release()) == 0
        && ::rename(temporary.c_str(), file.c_str()) == 0;
    if (!stored) {
        const int code = errno;
        ::unlink(temporary.c_str());
        return fileError(code, file, tried);
    }
    flushFolder(file);
    return {};
}

} // namespace plumbline::core::exchange
