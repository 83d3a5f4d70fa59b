#pragma once
// What was done to the names of files since their folders were last synced: a power cut may undo each of it.

#include "tests/support/unsynced_file.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>

namespace plumbline::tests {

/// A file of a disk, by whatever name.
struct DiskFile {
    std::filesystem::path path; ///< as it was last opened
    std::uint64_t generation = 0;
    UnsyncedFile content;
    std::uint64_t size = 0;
    bool syncsFolder = false; ///< the next sync syncs the folder too, as SQLite does for new journals
    int pin = -1;             ///< keeps the inode from being used again (O_PATH: no effect on locks)

    ~DiskFile();
};
using DiskFilePtr = std::shared_ptr<DiskFile>;

struct Named {
    DiskFilePtr file; ///< null for a folder
    std::filesystem::perms permissions{};
};
using Names = std::map<std::filesystem::path, Named>;

class FolderJournal {
public:
    void made(const std::filesystem::path &path); ///< a file or a folder
    void removed(const std::filesystem::path &path, Named what);
    void renamed(const std::filesystem::path &from, const std::filesystem::path &to, DiskFilePtr file,
                 std::optional<Named> replaced);
    void synced(const std::filesystem::path &folder); ///< what was done in it stays
    void clear() { m_entries.clear(); }

    /// Undoes, the latest first, what the dice say.
    void undoSome(Names &names, Dice &dice) const;

private:
    enum class Deed { Made, Removed, Renamed };
    struct Entry {
        Deed deed;
        std::filesystem::path path;
        std::filesystem::path from;
        DiskFilePtr file;
        std::optional<Named> before;
    };
    static void undo(const Entry &entry, Names &names);

    std::vector<Entry> m_entries;
};

} // namespace plumbline::tests
