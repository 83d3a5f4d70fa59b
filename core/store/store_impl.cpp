#include "core/store/store_impl.h"

#include "core/store/directory.h"
#include "core/store/erased_files.h"
#include "core/store/log_mark.h"
#include "core/store/origin_change.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

constexpr char kIdentity[] = "identity"; // origin, then the seed of its Ed25519 key

} // namespace

Store::Impl::Impl(std::filesystem::path where, Database opened, const trust::Key &key, Surroundings around)
    : folder(std::move(where)),
      surroundings(around),
      database(std::move(opened)),
      names(database, key, around.random),
      log(database, key, around.random),
      registers(database, key, around.random, names),
      proofs(database, names),
      settings(database, key, around.random),
      attachments(folder / "attachments", key, around.random)
{
}

Store::Impl::~Impl()
{
    if (!unfolded)
        return;
    // Only what is folded into the file may lose its log.
    const bool rolledBack = !database.inTransaction() || database.run("ROLLBACK").ok();
    const bool folded = rolledBack && database.run("PRAGMA wal_checkpoint(TRUNCATE)").ok();
    const bool unmarked = folded && LogMark(folder).clear();
    database.keepLogOnClose(!unmarked);
}

void Store::Impl::wrote()
{
    if (!marksFirstWrite || marked)
        return;
    // Without the mark a lost log is not noticed at opening; the server still shows it. No reason to fail a write.
    marked = LogMark(folder).set();
    unfolded = unfolded || marked;
    database.keepLogOnClose(unfolded);
}

Result<void> Store::Impl::prepare()
{
    if (auto done = names.prepare(); !done)
        return done;
    if (auto done = log.prepare(); !done)
        return done;
    if (auto done = registers.prepare(); !done)
        return done;
    if (auto done = proofs.prepare(); !done)
        return done;
    if (auto done = settings.prepare(); !done)
        return done;
    if (auto done = names.load(); !done)
        return done;
    names.seeTimes(clock, surroundings.clock.nowMs());
    return {};
}

Result<void> Store::Impl::catchUp()
{
    if (!behind)
        return {};
    if (database.inTransaction()) { // the rollback itself may fail, for want of memory
        if (auto rolledBack = database.run("ROLLBACK"); !rolledBack)
            return rolledBack;
    }
    if (auto loaded = names.load(); !loaded)
        return loaded;
    if (identityChanged) {
        if (auto loaded = loadIdentity(); !loaded)
            return loaded;
        identityChanged = false;
    }
    behind = false;
    return {};
}

void Store::Impl::adopt(const Identity &made)
{
    identity = made;
    signer.emplace(identity.seed);
}

Result<void> Store::Impl::loadIdentity()
{
    auto stored = settings.get(kIdentity);
    if (!stored)
        return stored.error();
    Identity read;
    if (!*stored || (*stored)->size() != read.origin.size() + 32)
        return Error{ErrorCode::Corrupted,
                     {"数据存储中没有本设备的身份。", "The store does not hold this device's identity."},
                     folder.string()};
    std::copy_n((*stored)->begin(), read.origin.size(), read.origin.begin());
    read.seed = trust::Key(ByteView(**stored).subspan(read.origin.size()));
    trust::wipe(**stored);
    adopt(read);
    filesToErase = true; // as far as is known
    return loadOriginState(*this);
}

Result<void> Store::Impl::makeIdentity()
{
    Identity made;
    surroundings.random.fill(made.origin);
    made.seed = trust::Key(surroundings.random);
    Bytes bytes(made.origin.begin(), made.origin.end());
    bytes.insert(bytes.end(), made.seed.bytes().begin(), made.seed.bytes().end());
    auto put = settings.put(kIdentity, bytes);
    trust::wipe(bytes);
    if (!put)
        return put;
    auto number = names.origin(made.origin);
    if (!number)
        return number.error();
    adopt(made);
    return names.setPublicKey(*number, signer->publicKey());
}

Write::Write(Store::Impl &store, Transaction transaction) : m_store(&store), m_transaction(std::move(transaction)) { }

Write::Write(Write &&other) noexcept
    : m_store(std::exchange(other.m_store, nullptr)),
      m_transaction(std::move(other.m_transaction))
{
}

Result<Write> Write::begin(Store::Impl &store)
{
    if (auto current = store.catchUp(); !current)
        return current.error();
    auto transaction = Transaction::begin(store.database);
    if (!transaction)
        return transaction.error();
    store.changed.clear();
    return Write(store, std::move(*transaction));
}

Write::~Write()
{
    if (m_store == nullptr)
        return;
    m_transaction.reset(); // rolls back
    m_store->log.discard();
    m_store->registers.discard();
    m_store->behind = true;
    (void)m_store->catchUp(); // what fails now is told by the next call
}

Result<void> Write::commit()
{
    if (auto flushed = m_store->log.flush(); !flushed)
        return flushed;
    // Registers may refer to origins not met before: those rows come first by their inserts.
    if (auto flushed = m_store->registers.flush(); !flushed)
        return flushed;
    if (auto saved = m_store->names.save(); !saved)
        return saved;
    if (m_store->names.directoryChanged()) {
        if (auto saved = m_store->settings.put(kDirectory, encodeDirectory(m_store->names)); !saved)
            return saved;
    }
    if (auto committed = m_transaction->commit(); !committed)
        return committed;
    Store::Impl &store = *std::exchange(m_store, nullptr);
    store.identityChanged = false;
    store.names.directorySaved();
    store.wrote();
    store.registers.trim();
    if (store.filesToErase)
        (void)removeErasedFiles(store); // what fails stays on the list, for the next commit and the next opening
    const auto changed = std::exchange(store.changed, {});
    for (const auto &[number, listener] : store.listeners) {
        for (const std::int64_t audit : changed)
            listener(store.names.auditId(audit));
    }
    return {};
}

} // namespace plumbline::core::store
