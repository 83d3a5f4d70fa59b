#pragma once
// A disk that keeps only what was synced, and that fails on demand: everything that SQLite does with files below one
// folder goes through it (fault_vfs.h). The files are real, so that the product sees them as ever; what a power cut
// leaves of them is decided here, by seed. Other files of the folder (keys, attachments) go through it too in a program
// with fault_files.cpp; in another they are taken as on disk the moment they are written.

#include "tests/support/fault_plan.h"
#include "tests/support/folder_journal.h"

#include <mutex>

struct sqlite3_file;
struct sqlite3_vfs;

namespace plumbline::tests {

class FaultDisk {
public:
    /// Makes the folder. The disk must outlive every database that is opened below it.
    FaultDisk(const std::filesystem::path &root, std::uint64_t seed);
    ~FaultDisk();
    FaultDisk(const FaultDisk &) = delete;
    FaultDisk &operator=(const FaultDisk &) = delete;

    const std::filesystem::path &root() const { return m_root; }

    void arm(const Fault &fault); ///< counting begins anew
    void disarm() { arm({}); }
    std::uint64_t counted() const; ///< operations of the armed kinds since arm()
    bool struck() const;           ///< whether the armed fault has happened
    void onOperation(std::function<void(const std::string &)> trace);

    /// Bytes that the files of SQLite may take; of a write beyond, what fits is written and the rest fails.
    void setCapacity(std::optional<std::uint64_t> bytes);
    std::uint64_t used() const;

    /// A disk that says synced and has not: on it, a test of durability must fail.
    void setLying(bool lying);

    /// Decides what survives. From now on every operation fails, and nothing that is done to the folder counts.
    void cutPower();
    bool isOff() const;
    /// Puts into the folder what survived. Databases that are still open stay dead.
    void restart();

    // --- for the VFS; results are SQLite's codes -------------------------------------------------------------------

    int open(sqlite3_vfs *base, const char *path, sqlite3_file *real, int flags, int *outFlags, DiskFilePtr &file);
    void close();
    int read(const DiskFilePtr &file, sqlite3_file *real, void *into, int size, std::int64_t offset);
    int write(const DiskFilePtr &file, sqlite3_file *real, const void *from, int size, std::int64_t offset);
    int truncate(const DiskFilePtr &file, sqlite3_file *real, std::int64_t size);
    int sync(const DiskFilePtr &file);
    int size(const DiskFilePtr &file, sqlite3_file *real, std::int64_t *bytes);
    int remove(sqlite3_vfs *base, const char *path, bool syncFolder);
    bool serves(const DiskFilePtr &file) const; ///< false once the power was cut after the file was opened

    // --- for plain files: as the system's calls, errno included ------------------------------------------------------

    int openPlain(const char *path, int flags, unsigned mode, DiskFilePtr &file); ///< null if it is only read
    std::ptrdiff_t writePlain(const DiskFilePtr &file, int descriptor, const void *from, std::size_t size,
                              std::uint64_t offset);
    int syncPlain(const DiskFilePtr &file);
    int syncFolderPlain(const std::filesystem::path &folder);
    int renamePlain(const char *from, const char *to);
    int removePlain(const char *path);
    int linkPlain(const char *from, const char *to);
    int makeFolderPlain(const char *path, unsigned mode);

    /// Whether this thread is in the midst of a call of some disk, whose own calls of the system are then real.
    static bool inside();

private:
    class Guard;
    struct Survivor {
        bool isFolder = false;
        std::filesystem::perms permissions{};
        core::Bytes content;
        std::filesystem::path sameAs; ///< another name of the same file, which comes before this one
    };
    struct Share { ///< of a write: what of it reaches the file, and whether it is told as done
        std::uint64_t bytes = 0;
        Harm harm = Harm::None;
    };
    using Inode = std::pair<std::uint64_t, std::uint64_t>;
    static std::optional<Inode> inodeOf(const std::filesystem::path &path);

    Harm next(Operation operation, const std::filesystem::path &path, const std::string &range = {});
    bool failsPlain(Operation operation, const std::filesystem::path &path); ///< errno set
    Share shareOf(const DiskFile &file, std::uint64_t size, std::uint64_t offset);
    DiskFilePtr track(const std::filesystem::path &path, bool existed);
    std::optional<Named> forget(const std::filesystem::path &path);
    Names names();

    std::filesystem::path m_root;
    Dice m_dice;
    mutable std::recursive_mutex m_mutex;
    FaultPlan m_plan;
    std::optional<std::uint64_t> m_capacity;
    bool m_lying = false;
    bool m_off = false;
    std::uint64_t m_generation = 0; ///< of the power; files opened in an earlier one are dead
    std::size_t m_open = 0;
    std::map<Inode, DiskFilePtr> m_files;
    FolderJournal m_journal;
    std::map<std::filesystem::path, Survivor> m_survivors;
};

} // namespace plumbline::tests
