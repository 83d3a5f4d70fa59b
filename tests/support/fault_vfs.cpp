#include "tests/support/fault_vfs.h"

#include "tests/support/fault_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <mutex>
#include <new>

namespace plumbline::tests {

namespace {

/// What SQLite holds of an open file: ours in front, the base's behind it.
struct FaultFile {
    sqlite3_file head;
    FaultDisk *disk;
    DiskFilePtr file;

    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};
static_assert(sizeof(FaultFile) % alignof(std::max_align_t) == 0);

std::mutex s_disksMutex;
std::vector<FaultDisk *> s_disks;

FaultFile *ours(sqlite3_file *file)
{
    return reinterpret_cast<FaultFile *>(file);
}

sqlite3_vfs *base(sqlite3_vfs *vfs)
{
    return static_cast<sqlite3_vfs *>(vfs->pAppData);
}

bool serves(sqlite3_file *file)
{
    return ours(file)->disk->serves(ours(file)->file);
}

int closeFile(sqlite3_file *file)
{
    FaultFile *self = ours(file);
    const int result = self->real()->pMethods->xClose(self->real());
    self->disk->close();
    self->~FaultFile();
    return result;
}

int readFile(sqlite3_file *file, void *into, int size, sqlite3_int64 offset)
{
    return ours(file)->disk->read(ours(file)->file, ours(file)->real(), into, size, offset);
}

int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
    return ours(file)->disk->write(ours(file)->file, ours(file)->real(), from, size, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return ours(file)->disk->truncate(ours(file)->file, ours(file)->real(), size);
}

int syncFile(sqlite3_file *file, int)
{
    return ours(file)->disk->sync(ours(file)->file);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    std::int64_t bytes = 0;
    const int result = ours(file)->disk->size(ours(file)->file, ours(file)->real(), &bytes);
    *size = bytes;
    return result;
}

int lockFile(sqlite3_file *file, int level)
{
    return serves(file) ? ours(file)->real()->pMethods->xLock(ours(file)->real(), level) : SQLITE_IOERR_LOCK;
}

// Dead files let go of their locks: the process that held them is gone.
int unlockFile(sqlite3_file *file, int level)
{
    return ours(file)->real()->pMethods->xUnlock(ours(file)->real(), level);
}

int checkReserved(sqlite3_file *file, int *reserved)
{
    return ours(file)->real()->pMethods->xCheckReservedLock(ours(file)->real(), reserved);
}

int fileControl(sqlite3_file *file, int operation, void *argument)
{
    switch (operation) {
    case SQLITE_FCNTL_SIZE_HINT: // would lengthen the file behind our back
    case SQLITE_FCNTL_CHUNK_SIZE:
        return SQLITE_OK;
    case SQLITE_FCNTL_MMAP_SIZE: // every read and write comes through here
        return SQLITE_NOTFOUND;
    default:
        return ours(file)->real()->pMethods->xFileControl(ours(file)->real(), operation, argument);
    }
}

int sectorSize(sqlite3_file *)
{
    return 4096; // as SQLite's own VFS says on Linux
}

int characteristics(sqlite3_file *)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE; // likewise
}

int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    return serves(file) ? ours(file)->real()->pMethods->xShmMap(ours(file)->real(), region, size, extend, memory)
                        : SQLITE_IOERR_SHMMAP;
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    if (!serves(file) && (flags & SQLITE_SHM_LOCK) != 0)
        return SQLITE_IOERR_SHMLOCK;
    return ours(file)->real()->pMethods->xShmLock(ours(file)->real(), offset, count, flags);
}

void barrier(sqlite3_file *file)
{
    ours(file)->real()->pMethods->xShmBarrier(ours(file)->real());
}

int unmapShared(sqlite3_file *file, int remove)
{
    return ours(file)->real()->pMethods->xShmUnmap(ours(file)->real(), serves(file) ? remove : 0);
}

const sqlite3_io_methods s_methods = {
    2, // no xFetch
    closeFile, readFile,   writeFile,     truncateFile, syncFile,   fileSize,
    lockFile,  unlockFile, checkReserved, fileControl,  sectorSize, characteristics,
    mapShared, lockShared, barrier,       unmapShared,  nullptr,    nullptr,
};

int openFile(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *outFlags)
{
    FaultDisk *disk = diskOf(path);
    if (!disk)
        return base(vfs)->xOpen(base(vfs), path, file, flags, outFlags);
    auto *self = new (file) FaultFile{};
    self->disk = disk;
    const int result = disk->open(base(vfs), path, self->real(), flags, outFlags, self->file);
    if (result == SQLITE_OK)
        self->head.pMethods = &s_methods;
    else
        self->~FaultFile();
    return result;
}

int deleteFile(sqlite3_vfs *vfs, const char *path, int syncFolder)
{
    FaultDisk *disk = diskOf(path);
    return disk ? disk->remove(base(vfs), path, syncFolder != 0) : base(vfs)->xDelete(base(vfs), path, syncFolder);
}

int accessFile(sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
    FaultDisk *disk = diskOf(path);
    return disk && disk->isOff() ? SQLITE_IOERR_ACCESS : base(vfs)->xAccess(base(vfs), path, flags, result);
}

} // namespace

FaultDisk *diskOf(const char *path)
{
    if (!path)
        return nullptr;
    const std::lock_guard guard(s_disksMutex);
    const std::filesystem::path wanted(path);
    for (FaultDisk *disk : s_disks) {
        const auto &root = disk->root();
        if (std::mismatch(root.begin(), root.end(), wanted.begin(), wanted.end()).first == root.end())
            return disk;
    }
    return nullptr;
}

void installFaultVfs()
{
    static const bool installed = [] {
        static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);
        vfs.pAppData = sqlite3_vfs_find(nullptr);
        vfs.pNext = nullptr;
        vfs.zName = "plumbline-fault";
        vfs.szOsFile += static_cast<int>(sizeof(FaultFile));
        vfs.xOpen = openFile;
        vfs.xDelete = deleteFile;
        vfs.xAccess = accessFile;
        return sqlite3_vfs_register(&vfs, 1) == SQLITE_OK;
    }();
    if (!installed)
        std::abort();
}

void attachDisk(FaultDisk &disk)
{
    installFaultVfs();
    const std::lock_guard guard(s_disksMutex);
    s_disks.push_back(&disk);
}

void detachDisk(FaultDisk &disk)
{
    const std::lock_guard guard(s_disksMutex);
    std::erase(s_disks, &disk);
}

} // namespace plumbline::tests
