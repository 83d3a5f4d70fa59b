#include "core/store/safe_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace plumbline::core::store {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) { }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int number() const { return m_number; }
    bool valid() const { return m_number >= 0; }

private:
    int m_number;
};

bool writeAll(int descriptor, ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Error systemError(int number, const std::filesystem::path &place)
{
    const bool full = number == ENOSPC || number == EDQUOT;
    const std::string detail = std::strerror(number);
    if (full)
        return {ErrorCode::DiskFull,
                {"磁盘已满，没有写入任何内容。请腾出空间后再试。",
                 "The disk is full; nothing was written. Make room and try again."},
                place.string()};
    return {
        ErrorCode::Io, {"文件读写出错：" + detail, "A file could not be read or written: " + detail}, place.string()};
}

Result<bool> makePrivateFolder(const std::filesystem::path &folder)
{
    std::error_code fault;
    if (std::filesystem::is_directory(folder, fault))
        return false;
    if (const auto parent = std::filesystem::absolute(folder).parent_path(); !parent.empty()) {
        std::filesystem::create_directories(parent, fault);
        if (fault)
            return systemError(fault.value(), parent);
    }
    if (::mkdir(folder.c_str(), S_IRWXU) != 0) {
        const int number = errno;
        if (number == EEXIST && std::filesystem::is_directory(folder, fault)) // another program was as quick
            return false;
        if (number == EEXIST)
            return Error{ErrorCode::InvalidInput,
                         {"此处已有一个文件，应为文件夹。", "There is a file here, where a folder is expected."},
                         folder.string()};
        return systemError(number, folder);
    }
    if (auto synced = syncFolder(std::filesystem::absolute(folder).parent_path()); !synced) {
        ::rmdir(folder.c_str()); // so that another attempt makes and syncs it anew
        return synced.error();
    }
    return true;
}

Result<void> syncFolder(const std::filesystem::path &folder)
{
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.valid() || ::fsync(descriptor.number()) != 0)
        return systemError(errno, folder);
    return {};
}

Result<void> writeSafely(const std::filesystem::path &file, ByteView bytes)
{
    std::filesystem::path temporary = file;
    temporary += ".new";
    const auto fail = [&]() -> Result<void> {
        const Error error = systemError(errno, file);
        ::unlink(temporary.c_str());
        return error;
    };
    {
        const Descriptor descriptor(
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
        if (!descriptor.valid() || !writeAll(descriptor.number(), bytes) || ::fsync(descriptor.number()) != 0)
            return fail();
    }
    if (::rename(temporary.c_str(), file.c_str()) != 0)
        return fail();
    return syncFolder(file.parent_path());
}

Result<void> removeFile(const std::filesystem::path &file)
{
    if (::unlink(file.c_str()) != 0 && errno != ENOENT)
        return systemError(errno, file);
    return {};
}

Result<std::optional<Bytes>> readWhole(const std::filesystem::path &file, std::size_t limit)
{
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.valid()) {
        if (errno == ENOENT || errno == ENOTDIR)
            return std::optional<Bytes>();
        return systemError(errno, file);
    }
    struct stat status{};
    if (::fstat(descriptor.number(), &status) != 0)
        return systemError(errno, file);
    if (status.st_size < 0 || static_cast<std::uint64_t>(status.st_size) > limit)
        return Error{ErrorCode::Corrupted, {"文件大小不对。", "The file is larger than it may be."}, file.string()};
    Bytes bytes(static_cast<std::size_t>(status.st_size));
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t got = ::read(descriptor.number(), bytes.data() + at, bytes.size() - at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError(errno, file);
        if (got == 0)
            break;
        at += static_cast<std::size_t>(got);
    }
    bytes.resize(at);
    return std::optional<Bytes>(std::move(bytes));
}

} // namespace plumbline::core::store
