#include "core/store/folder_lock.h"

#include "core/store/limits.h"
#include "core/store/safe_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <thread>
#include <utility>

namespace plumbline::core::store {

namespace {

/// Another program that failed to make a store removes the folder that it had made.
bool isStillThere(int descriptor, const std::filesystem::path &folder)
{
    struct stat held{};
    struct stat there{};
    return ::fstat(descriptor, &held) == 0 && ::stat(folder.c_str(), &there) == 0 && held.st_ino == there.st_ino
        && held.st_dev == there.st_dev;
}

} // namespace

Result<FolderLock> FolderLock::take(const std::filesystem::path &folder)
{
    FolderLock lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (lock.m_descriptor < 0)
        return systemError(errno, folder);
    const auto patience = std::chrono::steady_clock::now() + kFolderPatience;
    while (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return lock;
        if (std::chrono::steady_clock::now() >= patience)
            return Error{ErrorCode::Busy,
                         {"另一个程序正在使用此数据存储。", "Another program is using this store."},
                         folder.string()};
        std::this_thread::sleep_for(kOtherProgramLook);
    }
    if (!isStillThere(lock.m_descriptor, folder))
        return systemError(ENOENT, folder);
    return lock;
}

FolderLock::FolderLock(FolderLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) { }

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace plumbline::core::store
