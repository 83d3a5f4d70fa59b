#include "tests/support/fault_disk.h"

#include "tests/support/fault_disk_guard.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/whole_file.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace plumbline::tests {

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
    const Guard guard(*this);
    m_plan.arm(fault);
}

std::uint64_t FaultDisk::counted() const
{
    const Guard guard(*this);
    return m_plan.counted();
}

bool FaultDisk::struck() const
{
    const Guard guard(*this);
    return m_plan.struck();
}

void FaultDisk::onOperation(std::function<void(const std::string &)> trace)
{
    const Guard guard(*this);
    m_plan.trace = std::move(trace);
}

void FaultDisk::setCapacity(std::optional<std::uint64_t> bytes)
{
    const Guard guard(*this);
    m_capacity = bytes;
}

std::uint64_t FaultDisk::used() const
{
    const Guard guard(*this);
    std::uint64_t sum = 0;
    for (const auto &[inode, file] : m_files)
        sum += file->size;
    return sum;
}

void FaultDisk::setLying(bool lying)
{
    const Guard guard(*this);
    m_lying = lying;
}

bool FaultDisk::isOff() const
{
    const Guard guard(*this);
    return m_off;
}

bool FaultDisk::serves(const DiskFilePtr &file) const
{
    const Guard guard(*this);
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

DiskFilePtr FaultDisk::track(const std::filesystem::path &path, bool existed)
{
    const std::optional<Inode> inode = inodeOf(path);
    if (!inode)
        return nullptr;
    if (const auto known = m_files.find(*inode); existed && known != m_files.end()) {
        known->second->path = path; // it may have been renamed
        return known->second;
    }
    auto file = std::make_shared<DiskFile>();
    file->path = path;
    file->generation = m_generation;
    file->pin = ::open(path.c_str(), O_PATH | O_CLOEXEC);
    if (existed) {
        file->content = UnsyncedFile(readWholeFile(path));
        file->size = file->content.durable().size();
    } else {
        m_journal.made(path);
    }
    m_files[*inode] = file;
    return file;
}

std::optional<Named> FaultDisk::forget(const std::filesystem::path &path)
{
    const std::optional<Inode> inode = inodeOf(path);
    if (!inode)
        return std::nullopt;
    const auto known = m_files.find(*inode);
    const std::filesystem::path before = known == m_files.end() ? path : known->second->path;
    Named named{track(path, true), std::filesystem::status(path).permissions()};
    named.file->path = before; // by the name it is used by, where it has two
    if (std::filesystem::hard_link_count(path) == 1)
        m_files.erase(*inode);
    return named;
}

FaultDisk::Share FaultDisk::shareOf(const DiskFile &file, std::uint64_t size, std::uint64_t offset)
{
    const Harm harm = next(Operation::Write, file.path, ' ' + std::to_string(offset) + '+' + std::to_string(size));
    if (harm == Harm::IoError || harm == Harm::DiskFull)
        return {m_dice() % (size + 1), harm};
    const std::uint64_t growth = offset + size > file.size ? offset + size - file.size : 0;
    const std::uint64_t taken = m_capacity ? used() : 0;
    const std::uint64_t free = m_capacity && *m_capacity > taken ? *m_capacity - taken : 0;
    if (harm == Harm::None && m_capacity && growth > free)
        return {size - std::min(size, growth - free), Harm::DiskFull};
    return {size, harm};
}

int FaultDisk::open(sqlite3_vfs *base, const char *path, sqlite3_file *real, int flags, int *outFlags,
                    DiskFilePtr &file)
{
    const Guard guard(*this);
    if (m_off)
        return SQLITE_CANTOPEN;
    const bool existed = inodeOf(path).has_value();
    const Harm harm = next(Operation::Open, path);
    if (harm == Harm::PowerCut)
        cutPower();
    if (harm != Harm::None)
        return SQLITE_CANTOPEN;
    if (const int result = base->xOpen(base, path, real, flags, outFlags); result != SQLITE_OK)
        return result;
    file = track(path, existed);
    if (!file) { // removed under our hands
        real->pMethods->xClose(real);
        return SQLITE_CANTOPEN;
    }
    ++m_open;
    if (!existed)
        file->syncsFolder = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    return SQLITE_OK;
}

void FaultDisk::close()
{
    const Guard guard(*this);
    --m_open;
}

int FaultDisk::read(const DiskFilePtr &file, sqlite3_file *real, void *into, int size, std::int64_t offset)
{
    const Guard guard(*this);
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

int FaultDisk::write(const DiskFilePtr &file, sqlite3_file *real, const void *from, int size, std::int64_t offset)
{
    const Guard guard(*this);
    if (!serves(file))
        return SQLITE_IOERR_WRITE;
    const Share share = shareOf(*file, static_cast<std::uint64_t>(size), static_cast<std::uint64_t>(offset));
    if (share.bytes > 0) {
        const int failed = real->pMethods->xWrite(real, from, static_cast<int>(share.bytes), offset);
        if (failed != SQLITE_OK)
            return failed;
        file->content.write(static_cast<std::uint64_t>(offset), {static_cast<const std::uint8_t *>(from), share.bytes});
        file->size = std::max(file->size, static_cast<std::uint64_t>(offset) + share.bytes);
    }
    if (share.harm == Harm::PowerCut)
        cutPower();
    if (share.harm == Harm::DiskFull)
        return SQLITE_FULL;
    return share.harm == Harm::None ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int FaultDisk::truncate(const DiskFilePtr &file, sqlite3_file *real, std::int64_t size)
{
    const Guard guard(*this);
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

int FaultDisk::sync(const DiskFilePtr &file)
{
    const Guard guard(*this);
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
        m_journal.synced(file->path.parent_path());
    file->syncsFolder = false;
    return SQLITE_OK;
}

int FaultDisk::size(const DiskFilePtr &file, sqlite3_file *real, std::int64_t *bytes)
{
    const Guard guard(*this);
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
    const Guard guard(*this);
    if (m_off)
        return SQLITE_IOERR_DELETE;
    const Harm harm = next(Operation::Delete, path);
    // What goes wrong may do so before the deletion or between it and the sync of the folder.
    if (harm == Harm::None || coin(m_dice)) {
        std::optional<Named> named = forget(path);
        if (const int result = base->xDelete(base, path, 0); result != SQLITE_OK)
            return result;
        if (named)
            m_journal.removed(path, std::move(*named));
    }
    if (harm == Harm::PowerCut)
        cutPower();
    if (harm != Harm::None)
        return SQLITE_IOERR_DELETE;
    if (syncsFolder && !m_lying)
        m_journal.synced(std::filesystem::path(path).parent_path());
    return SQLITE_OK;
}

} // namespace plumbline::tests
