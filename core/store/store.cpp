// The plain questions; what writes is in append.cpp and admit.cpp, making and opening in opening.cpp.

#include "core/store/store.h"

#include "core/record/fold.h"
#include "core/store/erased_files.h"
#include "core/store/folder_lock.h"
#include "core/store/key_file.h"
#include "core/store/store_impl.h"

namespace plumbline::core::store {

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

Result<void> Store::becomeReplica(BeforeCommit first)
{
    m_impl->beforeCommit = std::move(first);
    return m_impl->database.run("PRAGMA synchronous=NORMAL");
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
        if (const auto *name = state->get<std::string>(record::field::kOrganisation))
            summary.organisation = *name;
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
    record::Registers all;
    if (auto read = eachRegisters(audit, [&all](record::Registers &piece) { all.merge(piece); }); !read)
        return read.error();
    return all;
}

Result<void> Store::eachRegisters(const std::string &audit,
                                  const std::function<void(record::Registers &piece)> &visitor)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    const auto number = m_impl->names.findAudit(audit);
    if (!number)
        return Error{ErrorCode::NotFound, {"数据存储中没有这次审核。", "The store does not hold this audit."}, audit};
    const record::Folded &folded = m_impl->names.folded(*number);
    auto read = m_impl->registers.each(*number, [&](record::Registers &piece) {
        record::forgetArrived(piece, folded);
        visitor(piece);
    });
    m_impl->database.releaseMemory(); // pages that were read once
    return read;
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

namespace {

/// What may be claimed of a stream: of one's own in a doubted audit only what receipts cover. A receipt that came
/// before this store had its number may be of other changes than it wrote there since: then it covers nothing.
Result<StreamHead> claimed(Store::Impl &store, const Stream &stream, const std::vector<trust::Receipt> &receipts)
{
    StreamHead head{store.names.auditId(stream.audit), *store.names.originId(stream.origin), stream.head, stream.hash};
    if (!store.doubted.contains(head.audit) || !store.isOwn(head.origin))
        return head;
    head.number = 0;
    const Digest genesis = trust::genesis(head.audit, head.origin);
    head.hash = genesis;
    for (const trust::Receipt &receipt : receipts) {
        if (receipt.audit != head.audit || receipt.origin != head.origin || receipt.number <= head.number
            || receipt.number > stream.head)
            continue;
        const auto hash = store.log.hashAt(stream, receipt.number, genesis);
        if (!hash)
            return hash.error();
        if (*hash == receipt.hash) {
            head.number = receipt.number;
            head.hash = receipt.hash;
        }
    }
    return head;
}

Result<std::vector<StreamHead>> claimed(Store::Impl &store, const std::vector<const Stream *> &streams, bool doubted)
{
    const auto receipts = doubted ? store.proofs.receipts() : Result(std::vector<trust::Receipt>());
    if (!receipts)
        return receipts.error();
    std::vector<StreamHead> heads;
    for (const Stream *stream : streams) {
        const auto head = claimed(store, *stream, *receipts);
        if (!head)
            return head.error();
        heads.push_back(*head);
    }
    return heads;
}

} // namespace

Result<std::vector<StreamHead>> Store::heads()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    std::vector<const Stream *> streams;
    for (const auto &[number, stream] : m_impl->names.streams())
        streams.push_back(&stream);
    return claimed(*m_impl, streams, !m_impl->doubted.empty());
}

Result<std::vector<StreamHead>> Store::heads(const std::string &audit)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    const auto number = m_impl->names.findAudit(audit);
    if (!number)
        return std::vector<StreamHead>();
    const auto streams = m_impl->names.streams(*number);
    return claimed(*m_impl, {streams.begin(), streams.end()}, m_impl->doubted.contains(audit));
}

Result<void> Store::putSetting(const std::string &name, ByteView value)
{
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    if (auto put = m_impl->settings.put(kSettingSpace + name, value); !put)
        return put;
    return write->commit();
}

Result<std::optional<Bytes>> Store::setting(const std::string &name)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    return m_impl->settings.get(kSettingSpace + name);
}

Result<void> Store::removeSetting(const std::string &name)
{
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    if (auto removed = m_impl->settings.remove(kSettingSpace + name); !removed)
        return removed;
    return write->commit();
}

Result<std::vector<std::string>> Store::settingNames(const std::string &prefix)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    auto names = m_impl->settings.names(kSettingSpace + prefix);
    if (!names)
        return names;
    for (std::string &name : *names)
        name.erase(0, std::string_view(kSettingSpace).size());
    return names;
}

Result<std::string> Store::putAttachment(ByteView bytes)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    const std::string name = toHex(sha256(bytes));
    const auto erased = isErasedFile(*m_impl, name);
    if (!erased)
        return erased.error();
    if (*erased)
        return Error{ErrorCode::Refused,
                     {"此附件含个人数据，已按要求抹除，不再保存。",
                      "This attachment was erased as personal data: it is not kept again."},
                     name};
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
    const auto lock = FolderLock::take(m_impl->folder);
    if (!lock)
        return lock.error();
    const KeyFile file(m_impl->folder);
    const auto key = file.read(PinProtection{from, {}}, m_impl->surroundings);
    if (!key)
        return key.error();
    const auto cost = file.cost();
    if (!cost)
        return cost.error();
    return file.write(*key, PinProtection{to, *cost}, m_impl->surroundings.random);
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
