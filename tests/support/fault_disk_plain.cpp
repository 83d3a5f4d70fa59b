#include "tests/support/fault_disk_guard.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace plumbline::tests {

bool FaultDisk::inside()
{
    return Guard::depth() > 0;
}

bool FaultDisk::failsPlain(Operation operation, const std::filesystem::path &path)
{
    const Harm harm = m_off ? Harm::IoError : next(operation, path);
    if (harm == Harm::PowerCut)
        cutPower();
    errno = EIO;
    return harm != Harm::None;
}

int FaultDisk::openPlain(const char *path, int flags, unsigned mode, DiskFilePtr &file)
{
    const Guard guard(*this);
    if (failsPlain(Operation::Open, path))
        return -1;
    const bool existed = inodeOf(path).has_value();
    const bool writes = (flags & O_ACCMODE) != O_RDONLY;
    // What the file held may yet come back, so it is known before it goes.
    if (existed && writes)
        file = track(path, true);
    const int descriptor = ::open(path, flags, mode);
    if (descriptor < 0 || !writes)
        return descriptor;
    if (!existed)
        file = track(path, false);
    if ((flags & O_TRUNC) != 0 && file->size > 0) {
        file->content.truncate(0);
        file->size = 0;
    }
    return descriptor;
}

std::ptrdiff_t FaultDisk::writePlain(const DiskFilePtr &file, int descriptor, const void *from, std::size_t size,
                                     std::uint64_t offset)
{
    const Guard guard(*this);
    errno = EIO;
    if (!serves(file))
        return -1;
    const Share share = shareOf(*file, size, offset);
    if (share.bytes > 0) {
        if (::write(descriptor, from, share.bytes) != static_cast<std::ptrdiff_t>(share.bytes))
            return -1;
        file->content.write(offset, {static_cast<const std::uint8_t *>(from), share.bytes});
        file->size = std::max(file->size, offset + share.bytes);
    }
    if (share.harm == Harm::PowerCut)
        cutPower();
    errno = share.harm == Harm::DiskFull ? ENOSPC : EIO;
    return share.harm == Harm::None ? static_cast<std::ptrdiff_t>(size) : -1;
}

int FaultDisk::syncPlain(const DiskFilePtr &file)
{
    const Guard guard(*this);
    errno = EIO;
    if (!serves(file))
        return -1;
    if (failsPlain(Operation::Sync, file->path)) {
        if (!m_off)
            file->content.failSync(m_dice);
        return -1;
    }
    if (!m_lying)
        file->content.sync();
    return 0;
}

int FaultDisk::syncFolderPlain(const std::filesystem::path &folder)
{
    const Guard guard(*this);
    if (failsPlain(Operation::Sync, folder))
        return -1;
    if (!m_lying)
        m_journal.synced(folder);
    return 0;
}

int FaultDisk::renamePlain(const char *from, const char *to)
{
    const Guard guard(*this);
    if (m_off || !inodeOf(from)) {
        errno = m_off ? EIO : ENOENT;
        return -1;
    }
    const Harm harm =
        next(Operation::Rename, from, std::string(" to ") + std::filesystem::path(to).filename().string());
    if (harm == Harm::None || harm == Harm::PowerCut) {
        const DiskFilePtr file = track(from, true);
        std::optional<Named> replaced = forget(to);
        if (::rename(from, to) != 0)
            return -1;
        m_journal.renamed(from, to, file, std::move(replaced));
    }
    if (harm == Harm::PowerCut)
        cutPower();
    errno = EIO;
    return harm == Harm::None ? 0 : -1;
}

int FaultDisk::removePlain(const char *path)
{
    const Guard guard(*this);
    if (failsPlain(Operation::Delete, path))
        return -1;
    std::optional<Named> named = forget(path);
    if (::unlink(path) != 0)
        return -1;
    if (named)
        m_journal.removed(path, std::move(*named));
    return 0;
}

int FaultDisk::linkPlain(const char *from, const char *to)
{
    const Guard guard(*this);
    if (failsPlain(Operation::Rename, to))
        return -1;
    if (::link(from, to) != 0)
        return -1;
    m_journal.made(to);
    return 0;
}

int FaultDisk::makeFolderPlain(const char *path, unsigned mode)
{
    const Guard guard(*this);
    if (failsPlain(Operation::MakeFolder, path))
        return -1;
    if (::mkdir(path, mode) != 0)
        return -1;
    m_journal.made(path);
    return 0;
}

} // namespace plumbline::tests
