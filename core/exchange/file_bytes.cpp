#include "core/exchange/file_bytes.h"

#include "core/exchange/descriptor.h"
#include "core/exchange/pending_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline::core::exchange {

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
    Result<PendingFile> pending = PendingFile::write(file, bytes);
    return pending ? pending->commit() : Result<void>(std::move(pending).error());
}

} // namespace plumbline::core::exchange
