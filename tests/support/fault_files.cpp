// Stands between a test program and the system: the calls by which the product writes plain files (keys, attachments)
// go to the disk that serves their path, as SQLite's do by its VFS. Linked as an object, so that it takes precedence
// over the C library's, for the C++ library too.

#include "tests/support/fault_disk.h"
#include "tests/support/fault_vfs.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdarg>
#include <mutex>
#include <utility>

using namespace plumbline::tests;

namespace {

struct Descriptor {
    FaultDisk *disk = nullptr;
    DiskFilePtr file;             ///< null for a folder
    std::filesystem::path folder; ///< where it is one
    std::uint64_t offset = 0;
};

constexpr std::size_t kDescriptors = 4096;
std::mutex s_mutex;
std::array<Descriptor *, kDescriptors> s_descriptors{};

Descriptor *find(int descriptor)
{
    const std::lock_guard guard(s_mutex);
    return descriptor >= 0 && std::size_t(descriptor) < kDescriptors ? s_descriptors[std::size_t(descriptor)] : nullptr;
}

void put(int descriptor, std::unique_ptr<Descriptor> entry)
{
    if (descriptor < 0 || std::size_t(descriptor) >= kDescriptors)
        return;
    Descriptor *before = nullptr;
    {
        const std::lock_guard guard(s_mutex);
        before = std::exchange(s_descriptors[std::size_t(descriptor)], entry.release());
    }
    delete before; // may close another descriptor, and so come here again
}

template <class Function>
Function system(Function, const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}
#define SYSTEM(name) static const auto real = system(&::name, #name)

/// The disk of a path that the program itself asks for; not of what a disk or SQLite's own VFS does on its behalf.
FaultDisk *diskFor(const char *path)
{
    return FaultDisk::inside() || std::string_view(path).ends_with("-shm") ? nullptr : diskOf(path);
}

int openFile(const char *path, int flags, unsigned mode)
{
    SYSTEM(open);
    FaultDisk *disk = (flags & O_PATH) == O_PATH ? nullptr : diskFor(path);
    if (!disk)
        return real(path, flags, mode);
    DiskFilePtr file;
    const bool isFolder = (flags & O_DIRECTORY) != 0;
    const int descriptor = isFolder ? real(path, flags) : disk->openPlain(path, flags, mode, file);
    if (descriptor >= 0 && (isFolder || file))
        put(descriptor, std::make_unique<Descriptor>(Descriptor{disk, file, path, 0}));
    return descriptor;
}

unsigned modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, unsigned) : 0;
}

} // namespace

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const unsigned mode = modeOf(flags, arguments);
    va_end(arguments);
    return openFile(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const unsigned mode = modeOf(flags, arguments);
    va_end(arguments);
    return openFile(path, flags, mode);
}

int close(int descriptor)
{
    SYSTEM(close);
    put(descriptor, nullptr);
    return real(descriptor);
}

ssize_t write(int descriptor, const void *from, size_t size)
{
    SYSTEM(write);
    Descriptor *entry = FaultDisk::inside() ? nullptr : find(descriptor);
    if (!entry || !entry->file)
        return real(descriptor, from, size);
    const ssize_t written = entry->disk->writePlain(entry->file, descriptor, from, size, entry->offset);
    if (written > 0)
        entry->offset += static_cast<std::uint64_t>(written);
    return written;
}

int fsync(int descriptor)
{
    SYSTEM(fsync);
    const Descriptor *entry = find(descriptor);
    if (!entry)
        return real(descriptor);
    return entry->file ? entry->disk->syncPlain(entry->file) : entry->disk->syncFolderPlain(entry->folder);
}

int rename(const char *from, const char *to) noexcept
{
    SYSTEM(rename);
    FaultDisk *disk = diskFor(from);
    return disk ? disk->renamePlain(from, to) : real(from, to);
}

int unlink(const char *path) noexcept
{
    SYSTEM(unlink);
    FaultDisk *disk = diskFor(path);
    return disk ? disk->removePlain(path) : real(path);
}

int link(const char *from, const char *to) noexcept
{
    SYSTEM(link);
    FaultDisk *disk = diskFor(from);
    return disk ? disk->linkPlain(from, to) : real(from, to);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    SYSTEM(mkdir);
    FaultDisk *disk = diskFor(path);
    return disk ? disk->makeFolderPlain(path, mode) : real(path, mode);
}
}
