#include "syncd/server/private_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline::server {

using namespace core;

namespace {

struct Descriptor {
    int fd;
    ~Descriptor()
    {
        if (fd >= 0)
            ::close(fd);
    }
};

Error ioError(const std::filesystem::path &path)
{
    const int code = errno;
    const std::string why = std::strerror(code);
    return {code == ENOSPC       ? ErrorCode::DiskFull
                : code == ENOENT ? ErrorCode::NotFound
                                 : ErrorCode::Io,
            {"无法访问文件：" + why, "The file cannot be used: " + why},
            path.string()};
}

Result<void> syncFolder(const std::filesystem::path &folder)
{
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (opened.fd < 0 || ::fsync(opened.fd) != 0)
        return ioError(folder);
    return {};
}

} // namespace

Result<void> makePrivateFolder(const std::filesystem::path &folder)
{
    if (::mkdir(folder.c_str(), 0700) == 0)
        return syncFolder(folder.parent_path().empty() ? "." : folder.parent_path());
    struct stat found{};
    if (errno != EEXIST || ::stat(folder.c_str(), &found) != 0)
        return ioError(folder);
    if (!S_ISDIR(found.st_mode)) {
        errno = ENOTDIR;
        return ioError(folder);
    }
    if ((found.st_mode & 022) != 0)
        return Error{ErrorCode::Untrusted,
                     {"其他用户可写入此目录；请执行 chmod 700。", "Others may write to this folder; chmod 700 it."},
                     folder.string()};
    return {};
}

Result<void> writePrivateFile(const std::filesystem::path &file, const std::string &content)
{
    const std::filesystem::path beside = file.string() + ".new";
    {
        const Descriptor opened{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)};
        if (opened.fd < 0)
            return ioError(beside);
        std::size_t done = 0;
        while (done < content.size()) {
            const ssize_t wrote = ::write(opened.fd, content.data() + done, content.size() - done);
            if (wrote < 0 && errno == EINTR)
                continue;
            if (wrote < 0)
                return ioError(beside);
            done += static_cast<std::size_t>(wrote);
        }
        if (::fsync(opened.fd) != 0)
            return ioError(beside);
    }
    if (::rename(beside.c_str(), file.c_str()) != 0)
        return ioError(file);
    return syncFolder(file.parent_path());
}

Result<std::string> readPrivateFile(const std::filesystem::path &file)
{
    const Descriptor opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat found{};
    if (opened.fd < 0 || ::fstat(opened.fd, &found) != 0)
        return ioError(file);
    if ((found.st_mode & 077) != 0)
        return Error{ErrorCode::Untrusted,
                     {"其他用户可读取此文件；请执行 chmod 600。", "Others may read this file; chmod 600 it."},
                     file.string()};
    std::string content;
    char buffer[4096];
    for (;;) {
        const ssize_t got = ::read(opened.fd, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return ioError(file);
        if (got == 0)
            return content;
        content.append(buffer, static_cast<std::size_t>(got));
    }
}

} // namespace plumbline::server
