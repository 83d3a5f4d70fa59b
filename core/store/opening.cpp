// Making and opening a store.

#include "core/store/opening.h"

#include "core/store/erased_files.h"
#include "core/store/folder_lock.h"
#include "core/store/key_file.h"
#include "core/store/log_mark.h"
#include "core/store/safe_file.h"
#include "core/store/schema.h"

#include <sys/stat.h>

namespace plumbline::core::store {

namespace {

/// Above this, reading the whole file would be felt at each opening: 8 MB, some 50,000 answers.
constexpr std::int64_t kQuickCheckPages = 2048;

Error noStore(const std::filesystem::path &folder)
{
    return {ErrorCode::NotFound, {"此文件夹中没有数据存储。", "There is no store in this folder."}, folder.string()};
}

Error storeThere(const std::filesystem::path &folder)
{
    return {ErrorCode::InvalidInput,
            {"此文件夹中已有数据存储。", "There is a store in this folder already."},
            folder.string()};
}

bool hasStore(const std::filesystem::path &folder)
{
    std::error_code fault;
    return std::filesystem::exists(folder / kDatabase, fault) || std::filesystem::exists(folder / kRepaired, fault);
}

/// Files get mode 600: SQLite gives its log and index the mode of the database.
Result<void> makePrivateFile(const std::filesystem::path &file)
{
    const mode_t before = ::umask(S_IRWXG | S_IRWXO);
    auto written = writeSafely(file, {});
    ::umask(before);
    return written;
}

Result<std::unique_ptr<Store::Impl>> openImpl(const std::filesystem::path &folder, const std::filesystem::path &file,
                                              const trust::Key &key, Surroundings surroundings)
{
    auto database = Database::open(file, false);
    if (!database)
        return database.error();
    const bool unfolded = file.filename() == kDatabase && LogMark(folder).isSet();
    database->keepLogOnClose(unfolded); // until it is folded in by us, the mark and the log go together
    if (auto configured = configure(*database); !configured)
        return configured.error();
    if (auto migrated = migrate(*database, key, surroundings.random); !migrated)
        return migrated.error();
    auto impl = std::make_unique<Store::Impl>(folder, std::move(*database), key, surroundings);
    impl->unfolded = unfolded;
    if (auto prepared = impl->prepare(); !prepared)
        return prepared.error();
    return impl;
}

Result<std::unique_ptr<Store::Impl>> openWhole(const std::filesystem::path &folder, const trust::Key &key,
                                               Surroundings surroundings)
{
    if (LogMark(folder).isLogMissing())
        return Error{ErrorCode::Corrupted,
                     {"预写日志文件 store.db-wal 丢失，最近写入的记录可能缺失。",
                      "The write-ahead log store.db-wal is gone: what was written last may be missing."},
                     folder.string()};
    auto impl = openImpl(folder, folder / kDatabase, key, surroundings);
    if (!impl)
        return impl.error();
    if (auto loaded = (*impl)->loadIdentity(); !loaded)
        return loaded.error();
    (*impl)->marksFirstWrite = true;
    (void)removeErasedFiles(**impl); // left by a crash; what fails stays on the list
    return impl;
}

/// What create() has made so far; gone again unless it succeeded.
class Unfinished {
public:
    Unfinished(std::filesystem::path folder, bool ours) : m_folder(std::move(folder)), m_ours(ours) { }
    ~Unfinished()
    {
        if (m_done)
            return;
        std::error_code fault;
        if (m_named)
            for (const char *name : {"store.db", "store.db-wal", "store.db-journal"})
                std::filesystem::remove(m_folder / name, fault);
        for (const char *name :
             {"store.db.new", "store.db.new-wal", "store.db.new-shm", "store.db.new-journal", "store.db.new.new",
              "store.key", "store.key.new", "store.key.copy", "store.key.copy.new"})
            std::filesystem::remove(m_folder / name, fault);
        if (m_ours)
            std::filesystem::remove(m_folder, fault);
    }
    Unfinished(const Unfinished &) = delete;
    Unfinished &operator=(const Unfinished &) = delete;
    void named() { m_named = true; } ///< the store has its name, and is empty as yet
    void done() { m_done = true; }

private:
    std::filesystem::path m_folder;
    bool m_ours;
    bool m_named = false;
    bool m_done = false;
};

} // namespace

Result<std::unique_ptr<Store::Impl>> beginDatabase(const std::filesystem::path &folder, const trust::Key &key,
                                                   Surroundings surroundings)
{
    if (auto removed = removeFile(folder / (std::string(kBuilding) + "-wal")); !removed)
        return removed.error();
    if (auto file = makePrivateFile(folder / kBuilding); !file)
        return file.error();
    return openImpl(folder, folder / kBuilding, key, surroundings);
}

Result<void> endDatabase(const std::filesystem::path &folder, std::unique_ptr<Store::Impl> database, const char *name)
{
    // Closing may not report a failed checkpoint, and the log does not move with the file.
    if (auto folded = database->database.run("PRAGMA wal_checkpoint(TRUNCATE)"); !folded)
        return folded;
    database.reset();
    std::error_code fault;
    std::filesystem::rename(folder / kBuilding, folder / name, fault);
    if (fault)
        return systemError(fault.value(), folder);
    return {};
}

Result<void> finishRepair(const std::filesystem::path &folder)
{
    std::error_code fault;
    if (!std::filesystem::exists(folder / kRepaired, fault))
        return {};
    // The new file is there for good before anything of the old one goes.
    if (auto synced = syncFolder(folder); !synced)
        return synced;
    // The old log must not lie over the new file. All of it is kept aside.
    for (const char *name : {kLog, "store.db-shm", "store.db-journal", kUnfolded, kUnfoldedLog, kDamaged}) {
        if (auto removed = removeFile(folder / name); !removed)
            return removed;
    }
    if (auto synced = syncFolder(folder); !synced)
        return synced;
    std::filesystem::rename(folder / kRepaired, folder / kDatabase, fault);
    if (fault)
        return systemError(fault.value(), folder);
    return syncFolder(folder);
}

Result<Protection> protectionOf(const std::filesystem::path &folder)
{
    if (!hasStore(folder))
        return noStore(folder);
    return KeyFile(folder).protection();
}

std::chrono::milliseconds pinWait(const std::filesystem::path &folder, const Clock &clock)
{
    const auto left = KeyFile(folder).wait(clock);
    return left ? *left : std::chrono::milliseconds(0);
}

Result<std::unique_ptr<Store>> Store::create(const std::filesystem::path &folder, const Protection &protection,
                                             Surroundings surroundings)
{
    if (hasStore(folder))
        return storeThere(folder);
    std::error_code fault;
    if (std::filesystem::exists(folder / "attachments", fault))
        return Error{
            ErrorCode::Corrupted,
            {"此文件夹中有附件，但缺少数据存储文件。请恢复备份或另选文件夹。",
             "This folder holds attachments but not the store they belong to. Restore a backup or choose another "
             "folder."},
            folder.string()};
    const auto made = makePrivateFolder(folder);
    if (!made)
        return made.error();
    const auto lock = FolderLock::take(folder);
    if (!lock)
        return lock.error();
    if (hasStore(folder)) // of another program, which was quicker
        return storeThere(folder);
    Unfinished unfinished(folder, *made);
    if (auto removed = removeFile(folder / kDamaged); !removed) // of a store before this one
        return removed.error();
    const trust::Key key(surroundings.random);
    if (auto written = KeyFile(folder).write(key, protection, surroundings.random); !written)
        return written.error();
    // Under another name until all is in it: a folder with a store.db has a whole store.
    auto building = beginDatabase(folder, key, surroundings);
    if (!building)
        return building.error();
    {
        auto write = Write::begin(**building);
        if (!write)
            return write.error();
        if (auto identity = (*building)->makeIdentity(); !identity)
            return identity.error();
        if (auto committed = write->commit(); !committed)
            return committed.error();
    }
    if (auto ended = endDatabase(folder, std::move(*building), kDatabase); !ended)
        return ended.error();
    unfinished.named();
    if (auto synced = syncFolder(folder); !synced)
        return synced.error();
    auto impl = openWhole(folder, key, surroundings);
    if (!impl)
        return impl.error();
    unfinished.done();
    return std::unique_ptr<Store>(new Store(std::move(*impl)));
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path &folder, const Protection &protection,
                                           Surroundings surroundings)
{
    if (!hasStore(folder))
        return noStore(folder);
    // Until the database has its own: two that come at the same moment would each have half of that one.
    const auto lock = FolderLock::take(folder);
    if (!lock)
        return lock.error();
    if (auto finished = finishRepair(folder); !finished)
        return finished.error();
    auto key = KeyFile(folder).read(protection, surroundings);
    if (!key)
        return key.error();
    auto impl = openWhole(folder, *key, surroundings);
    if (!impl)
        return impl.error();
    return std::unique_ptr<Store>(new Store(std::move(*impl)));
}

Result<void> Store::lookOver()
{
    if (auto current = m_impl->catchUp(); !current)
        return current;
    Impl &store = *m_impl;
    const auto pages = store.database.number("PRAGMA page_count");
    if (!pages)
        return pages.error();
    if (*pages <= kQuickCheckPages) {
        const auto said = store.database.text("PRAGMA quick_check(1)");
        if (!said)
            return said.error();
        if (*said != "ok")
            return Error{ErrorCode::Corrupted,
                         {"数据存储文件已损坏。", "The store's file is damaged: " + *said + "."},
                         (store.folder / kDatabase).string()};
    }
    for (const auto &[number, stream] : store.names.streams()) {
        if (stream.head == 0)
            continue;
        const auto row = store.log.rowFrom(number, stream.head);
        if (!row)
            return row.error();
        if (!*row || (*row)->last() != stream.head)
            return Error{
                ErrorCode::Corrupted,
                {"数据存储文件已损坏：缺少最后的记录。", "The store's file is damaged: its last changes are gone."},
                (store.folder / kDatabase).string()};
    }
    return {};
}

Result<void> Store::lookAtRows()
{
    std::error_code fault;
    if (std::filesystem::exists(m_impl->folder / kDamaged, fault))
        return Error{ErrorCode::Corrupted,
                     {"数据存储文件已损坏。", "The store's file is damaged."},
                     (m_impl->folder / kDatabase).string()};
    const auto pages = m_impl->database.number("PRAGMA page_count");
    if (!pages)
        return pages.error();
    // Signatures of others are looked at once there is time: a thousand of them take longer than all else.
    while (*pages <= kQuickCheckPages && m_impl->looked.place < Looked::Checkpoints)
        if (const auto looked = lookOn(); !looked)
            return looked.error();
    return {};
}

} // namespace plumbline::core::store
