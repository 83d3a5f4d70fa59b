#include "tests/support/fault_disk.h"

#include "tests/support/fault_disk_file.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/whole_file.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace plumbline::tests {

using Guard = std::lock_guard<std::recursive_mutex>;

FaultDisk::File::~File()
{
    if (pin >= 0)
        ::close(pin);
}

FaultDisk::FaultDisk(const std::filesystem::path &root, std::uint64_t seed) : m_dice(seed)
{
    std::filesystem::create_directories(root);
    m_root = std::filesystem::canonical(root);
    attachDisk(*this);
}

FaultDisk::~FaultDisk()
{
    if (m_open != 0)
        std::abort(); // a database still open would write through a disk that is gone
    detachDisk(*this);
}

void FaultDisk::arm(const Fault &fault)
{
    const Guard guard(m_mutex);
    m_plan.arm(fault);
}

std::uint64_t FaultDisk::counted() const
{
    const Guard guard(m_mutex);
    return m_plan.counted();
}

bool FaultDisk::struck() const
{
    const Guard guard(m_mutex);
    return m_plan.struck();
}

void FaultDisk::onOperation(std::function<void(const std::string &)> trace)
{
    const Guard guard(m_mutex);
    m_plan.trace = std::move(trace);
}

void FaultDisk::setCapacity(std::optional<std::uint64_t> bytes)
{
    const Guard guard(m_mutex);
    m_capacity = bytes;
}

std::uint64_t FaultDisk::used() const
{
    const Guard guard(m_mutex);
    std::uint64_t sum = 0;
    for (const auto &[inode, file] : m_files)
        sum += file->size;
    return sum;
}

void FaultDisk::setLying(bool lying)
{
    const Guard guard(m_mutex);
    m_lying = lying;
}

bool FaultDisk::isOff() const
{
    const Guard guard(m_mutex);
    return m_off;
}

bool FaultDisk::serves(const FilePtr &file) const
{
    const Guard guard(m_mutex);
    return !m_off && file->generation == m_generation;
}

Harm FaultDisk::next(Operation operation, const std::filesystem::path &path, const std::string &range)
{
    const Harm harm = m_plan.next(operation, path.lexically_relative(m_root), range);
    if (harm == Harm::PowerCut)
        return harm;
    return harm == Harm::DiskFull && operation != Operation::Write ? Harm::IoError : harm;
}

std::optional<FaultDisk::Inode> FaultDisk::inodeOf(const std::filesystem::path &path)
{
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return Inode{status.st_dev, status.st_ino};
}

void FaultDisk::syncFolder(const std::filesystem::path &folder)
{
    if (m_lying)
        return;
    for (const auto &[inode, file] : m_files)
        if (file->path.parent_path() == folder)
            file->inFolder = true;
    std::erase_if(m_removed, [&folder](const auto &entry) { return entry.first.parent_path() == folder; });
}

int FaultDisk::open(sqlite3_vfs *base, const char *path, sqlite3_file *real, int flags, int *outFlags, FilePtr &file)
{
    const Guard guard(m_mutex);
    if (m_off)
        return SQLITE_CANTOPEN;
    const std::optional<Inode> before = inodeOf(path);
    const Harm harm = next(Operation::Open, path);
    if (harm == Harm::PowerCut)
        cutPower();
    if (harm != Harm::None)
        return SQLITE_CANTOPEN;
    if (const int result = base->xOpen(base, path, real, flags, outFlags); result != SQLITE_OK)
        return result;
    const std::optional<Inode> inode = inodeOf(path);
    if (!inode) { // removed under our hands
        real->pMethods->xClose(real);
        return SQLITE_CANTOPEN;
    }
    ++m_open;
    if (const auto known = m_files.find(*inode); before && known != m_files.end()) {
        file = known->second;
        file->path = path; // it may have been renamed
        return SQLITE_OK;
    }
    file = std::make_shared<File>();
    file->path = path;
    file->generation = m_generation;
    file->pin = ::open(path, O_PATH | O_CLOEXEC);
    if (before) {
        file->content = UnsyncedFile(readWholeFile(path));
        file->size = file->content.durable().size();
    } else {
        file->inFolder = false;
        file->syncsFolder = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    }
    m_files[*inode] = file;
    return SQLITE_OK;
}

void FaultDisk::close()
{
    const Guard guard(m_mutex);
    --m_open;
}

int FaultDisk::read(const FilePtr &file, sqlite3_file *real, void *into, int size, std::int64_t offset)
{
    const Guard guard(m_mutex);
    if (!serves(file))
        return SQLITE_IOERR_READ;
    const Harm harm = next(Operation::Read, file->path, ' ' + std::to_string(offset) + '+' + std::to_string(size));
    if (harm == Harm::ShortRead) {
        const int result = real->pMethods->xRead(real, into, size, offset);
        std::fill_n(static_cast<char *>(into) + size / 2, size - size / 2, '\0');
        return result == SQLITE_OK ? SQLITE_IOERR_SHORT_READ : result;
    }
    if (harm == Harm::PowerCut)
        cutPower();
    return harm == Harm::None ? real->pMethods->xRead(real, into, size, offset) : SQLITE_IOERR_READ;
}

int FaultDisk::write(const FilePtr &file, sqlite3_file *real, const void *from, int size, std::int64_t offset)
{
    const Guard guard(m_mutex);
    if (!serves(file))
        return SQLITE_IOERR_WRITE;
    const Harm harm = next(Operation::Write, file->path, ' ' + std::to_string(offset) + '+' + std::to_string(size));
    int result = SQLITE_OK;
    auto written = static_cast<std::uint64_t>(size);
    if (harm == Harm::IoError || harm == Harm::DiskFull) {
        result = harm == Harm::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
        written = m_dice() % (written + 1);
    } else if (m_capacity) {
        const std::uint64_t end = static_cast<std::uint64_t>(offset) + written;
        const std::uint64_t growth = end > file->size ? end - file->size : 0;
        const std::uint64_t free = *m_capacity > used() ? *m_capacity - used() : 0;
        if (growth > free) {
            result = SQLITE_FULL;
            written -= std::min(written, growth - free);
        }
    }
    if (written > 0) {
        const int failed = real->pMethods->xWrite(real, from, static_cast<int>(written), offset);
        if (failed != SQLITE_OK)
            return failed;
        file->content.write(static_cast<std::uint64_t>(offset), {static_cast<const std::uint8_t *>(from), written});
        file->size = std::max(file->size, static_cast<std::uint64_t>(offset) + written);
    }
    if (harm == Harm::PowerCut) {
        cutPower();
        return SQLITE_IOERR_WRITE;
    }
    return result;
}

int FaultDisk::truncate(const FilePtr &file, sqlite3_file *real, std::int64_t size)
{
    const Guard guard(m_mutex);
    if (!serves(file))
        return SQLITE_IOERR_TRUNCATE;
    const Harm harm = next(Operation::Truncate, file->path, ' ' + std::to_string(size));
    if (harm != Harm::None && harm != Harm::PowerCut)
        return SQLITE_IOERR_TRUNCATE;
    if (const int result = real->pMethods->xTruncate(real, size); result != SQLITE_OK)
        return result;
    file->content.truncate(static_cast<std::uint64_t>(size));
    file->size = static_cast<std::uint64_t>(size);
    if (harm == Harm::PowerCut) {
        cutPower();
        return SQLITE_IOERR_TRUNCATE;
    }
    return SQLITE_OK;
}

int FaultDisk::sync(const FilePtr &file)
{
    const Guard guard(m_mutex);
    if (!serves(file))
        return SQLITE_IOERR_FSYNC;
    const Harm harm = next(Operation::Sync, file->path);
    if (harm == Harm::PowerCut)
        cutPower();
    else if (harm != Harm::None)
        file->content.failSync(m_dice);
    if (harm != Harm::None)
        return SQLITE_IOERR_FSYNC;
    if (m_lying)
        return SQLITE_OK;
    file->content.sync();
    if (file->syncsFolder)
        syncFolder(file->path.parent_path());
    file->syncsFolder = false;
    return SQLITE_OK;
}

int FaultDisk::size(const FilePtr &file, sqlite3_file *real, std::int64_t *bytes)
{
    const Guard guard(m_mutex);
    if (!serves(file))
        return SQLITE_IOERR_FSTAT;
    const Harm harm = next(Operation::Size, file->path);
    if (harm == Harm::PowerCut)
        cutPower();
    if (harm != Harm::None)
        return SQLITE_IOERR_FSTAT;
    sqlite3_int64 size = 0;
    const int result = real->pMethods->xFileSize(real, &size);
    *bytes = size;
    return result;
}

int FaultDisk::remove(sqlite3_vfs *base, const char *path, bool syncsFolder)
{
    const Guard guard(m_mutex);
    if (m_off)
        return SQLITE_IOERR_DELETE;
    const Harm harm = next(Operation::Delete, path);
    // What goes wrong may do so before the deletion or between it and the sync of the folder.
    if (harm == Harm::None || coin(m_dice)) {
        const std::optional<Inode> inode = inodeOf(path);
        const auto known = inode ? m_files.find(*inode) : m_files.end();
        if (known != m_files.end()) {
            if (known->second->inFolder)
                m_removed[path] = {known->second, std::filesystem::status(path).permissions()};
            m_files.erase(known);
        }
        if (const int result = base->xDelete(base, path, 0); result != SQLITE_OK)
            return result;
    }
    if (harm == Harm::PowerCut)
        cutPower();
    if (harm != Harm::None)
        return SQLITE_IOERR_DELETE;
    if (syncsFolder)
        syncFolder(std::filesystem::path(path).parent_path());
    return SQLITE_OK;
}

} // namespace plumbline::tests
