// Making, opening and the plain questions; what writes is in append.cpp and admit.cpp.

#include "core/store/store.h"

#include "core/record/fold.h"
#include "core/store/key_file.h"
#include "core/store/safe_file.h"
#include "core/store/schema.h"
#include "core/store/store_impl.h"

#include <sys/stat.h>

namespace plumbline::core::store {

namespace {

constexpr char kDatabase[] = "store.db";

Error noStore(const std::filesystem::path &folder)
{
    return {ErrorCode::NotFound, {"此文件夹中没有数据存储。", "There is no store in this folder."}, folder.string()};
}

bool hasStore(const std::filesystem::path &folder)
{
    std::error_code fault;
    return std::filesystem::exists(folder / kDatabase, fault);
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
    if (auto configured = configure(*database); !configured)
        return configured.error();
    if (auto migrated = migrate(*database); !migrated)
        return migrated.error();
    auto impl = std::make_unique<Store::Impl>(folder, std::move(*database), key, surroundings);
    if (auto prepared = impl->prepare(); !prepared)
        return prepared.error();
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
        for (const char *name : {"store.db.new", "store.db.new-wal", "store.db.new-shm", "store.db.new-journal",
                                 "store.db.new.new", "store.key", "store.key.new"})
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

Result<Protection> protectionOf(const std::filesystem::path &folder)
{
    if (!hasStore(folder))
        return noStore(folder);
    return KeyFile(folder).protection();
}

Result<std::unique_ptr<Store>> Store::create(const std::filesystem::path &folder, const Protection &protection,
                                             Surroundings surroundings)
{
    if (hasStore(folder))
        return Error{ErrorCode::InvalidInput,
                     {"此文件夹中已有数据存储。", "There is a store in this folder already."},
                     folder.string()};
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
    Unfinished unfinished(folder, *made);
    const trust::Key key(surroundings.random);
    if (auto written = KeyFile(folder).write(key, protection, surroundings.random); !written)
        return written.error();
    // Under another name until all is in it: a folder with a store.db has a whole store.
    const std::filesystem::path building = folder / "store.db.new";
    std::filesystem::remove(folder / "store.db.new-wal", fault);
    if (auto file = makePrivateFile(building); !file)
        return file.error();
    {
        auto impl = openImpl(folder, building, key, surroundings);
        if (!impl)
            return impl.error();
        auto write = Write::begin(**impl);
        if (!write)
            return write.error();
        if (auto identity = (*impl)->makeIdentity(); !identity)
            return identity.error();
        if (auto committed = write->commit(); !committed)
            return committed.error();
        // Closing may not report a failed checkpoint, and the log does not move with the file.
        if (auto folded = (*impl)->database.run("PRAGMA wal_checkpoint(TRUNCATE)"); !folded)
            return folded.error();
    }
    std::filesystem::rename(building, folder / kDatabase, fault);
    if (fault)
        return systemError(fault.value(), folder);
    unfinished.named();
    if (auto synced = syncFolder(folder); !synced)
        return synced.error();
    auto impl = openImpl(folder, folder / kDatabase, key, surroundings);
    if (!impl)
        return impl.error();
    if (auto loaded = (*impl)->loadIdentity(); !loaded)
        return loaded.error();
    unfinished.done();
    return std::unique_ptr<Store>(new Store(std::move(*impl)));
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path &folder, const Protection &protection,
                                           Surroundings surroundings)
{
    if (!hasStore(folder))
        return noStore(folder);
    auto key = KeyFile(folder).read(protection, surroundings);
    if (!key)
        return key.error();
    auto impl = openImpl(folder, folder / kDatabase, *key, surroundings);
    if (!impl)
        return impl.error();
    if (auto loaded = (*impl)->loadIdentity(); !loaded)
        return loaded.error();
    return std::unique_ptr<Store>(new Store(std::move(*impl)));
}

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

Store::~Store() = default;

const record::OriginId &Store::origin() const
{
    return m_impl->identity.origin;
}

Bytes Store::publicKey() const
{
    return m_impl->signer->publicKey();
}

Bytes Store::sign(ByteView message) const
{
    return m_impl->signer->sign(message);
}

const std::filesystem::path &Store::folder() const
{
    return m_impl->folder;
}

Result<std::vector<AuditSummary>> Store::audits()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    std::vector<AuditSummary> summaries;
    for (const auto &[number, id] : m_impl->names.audits()) {
        AuditSummary summary;
        summary.id = id;
        for (const Stream *stream : m_impl->names.streams(number))
            summary.changes += stream->head;
        const auto state = entity(id, {record::EntityKind::Audit, ""});
        if (!state)
            return state.error();
        const auto name = state->fields.find(record::field::kOrganisation);
        if (const auto *value = name == state->fields.end() ? nullptr : name->second.value())
            if (const auto *text = std::get_if<std::string>(value))
                summary.organisation = *text;
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

Result<audit::Audit> Store::audit(const std::string &audit)
{
    const auto all = registers(audit);
    if (!all)
        return all.error();
    return record::fold(audit, *all);
}

Result<record::Registers> Store::registers(const std::string &audit)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    const auto number = m_impl->names.findAudit(audit);
    if (!number)
        return Error{ErrorCode::NotFound, {"数据存储中没有这次审核。", "The store does not hold this audit."}, audit};
    return m_impl->registers.all(*number);
}

Result<record::EntityState> Store::entity(const std::string &audit, const record::Entity &entity)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    const auto number = m_impl->names.findAudit(audit);
    if (!number)
        return record::EntityState();
    const auto group = m_impl->registers.group(*number, groupOf(entity));
    if (!group)
        return group.error();
    const auto found = (*group)->entities.find(entity);
    return found == (*group)->entities.end() ? record::EntityState() : found->second;
}

Result<std::vector<record::Conflict>> Store::conflicts(const std::string &audit)
{
    const auto all = registers(audit);
    if (!all)
        return all.error();
    return record::conflicts(*all);
}

Result<std::vector<StreamHead>> Store::heads()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    std::vector<StreamHead> heads;
    for (const auto &[number, stream] : m_impl->names.streams())
        heads.push_back(
            {m_impl->names.auditId(stream.audit), *m_impl->names.originId(stream.origin), stream.head, stream.hash});
    return heads;
}

Result<std::vector<StreamHead>> Store::heads(const std::string &audit)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    std::vector<StreamHead> heads;
    if (const auto number = m_impl->names.findAudit(audit)) {
        for (const Stream *stream : m_impl->names.streams(*number))
            heads.push_back({audit, *m_impl->names.originId(stream->origin), stream->head, stream->hash});
    }
    return heads;
}

Result<void> Store::putSetting(const std::string &name, ByteView value)
{
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    if (auto put = m_impl->settings.put("setting/" + name, value); !put)
        return put;
    return write->commit();
}

Result<std::optional<Bytes>> Store::setting(const std::string &name)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    return m_impl->settings.get("setting/" + name);
}

Result<void> Store::removeSetting(const std::string &name)
{
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    if (auto removed = m_impl->settings.remove("setting/" + name); !removed)
        return removed;
    return write->commit();
}

Result<std::vector<std::string>> Store::settingNames(const std::string &prefix)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    constexpr std::string_view kSpace = "setting/";
    auto names = m_impl->settings.names(std::string(kSpace) + prefix);
    if (!names)
        return names;
    for (std::string &name : *names)
        name.erase(0, kSpace.size());
    return names;
}

Result<std::string> Store::putAttachment(ByteView bytes)
{
    return m_impl->attachments.put(bytes);
}

Result<Bytes> Store::attachment(const std::string &sha256Hex)
{
    return m_impl->attachments.get(sha256Hex);
}

Result<std::vector<std::string>> Store::attachments()
{
    return m_impl->attachments.names();
}

Result<void> Store::changePin(const std::string &from, const std::string &to)
{
    const KeyFile file(m_impl->folder);
    const auto key = file.read(PinProtection{from, {}}, m_impl->surroundings);
    if (!key)
        return key.error();
    const auto cost = file.cost();
    if (!cost)
        return cost.error();
    return file.write(*key, PinProtection{to, *cost}, m_impl->surroundings.random);
}

void Store::onChanged(std::function<void(const std::string &)> listener)
{
    (void)subscribe(std::move(listener)); // for as long as the store
}

std::uint64_t Store::subscribe(std::function<void(const std::string &)> listener)
{
    m_impl->listeners.emplace(++m_impl->lastListener, std::move(listener));
    return m_impl->lastListener;
}

void Store::unsubscribe(std::uint64_t subscription)
{
    m_impl->listeners.erase(subscription);
}

} // namespace plumbline::core::store
