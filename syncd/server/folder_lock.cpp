#include "syncd/server/folder_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace plumbline::server {

using namespace core;

Result<std::unique_ptr<FolderLock>> FolderLock::take(const std::filesystem::path &folder)
{
    const std::filesystem::path file = folder / "lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        const std::string why = std::strerror(errno);
        return Error{ErrorCode::Io, {"无法访问文件：" + why, "The file cannot be used: " + why}, file.string()};
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return Error{ErrorCode::Busy,
                     {"另一个进程正在使用此数据目录。", "Another process is working on this data folder."},
                     folder.string()};
    }
    return std::unique_ptr<FolderLock>(new FolderLock(descriptor));
}

FolderLock::~FolderLock()
{
    ::close(m_descriptor);
}

} // namespace plumbline::server
