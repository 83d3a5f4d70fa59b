#pragma once
// Inside of Store.

#include "core/record/encoding.h"
#include "core/record/hybrid_clock.h"
#include "core/store/attachment_folder.h"
#include "core/store/log_table.h"
#include "core/store/names.h"
#include "core/store/proof_table.h"
#include "core/store/register_table.h"
#include "core/store/settings_table.h"
#include "core/store/store.h"
#include "core/trust/signing.h"

#include <map>
#include <set>

namespace plumbline::core::store {

/// Which origin this store is, and its key.
struct Identity {
    record::OriginId origin{};
    trust::Key seed;
};

struct Store::Impl {
    Impl(std::filesystem::path folder, Database opened, const trust::Key &key, Surroundings around);
    ~Impl();
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    Result<void> prepare();
    void wrote();                ///< after a commit: from the first on, the write-ahead log must not go missing
    Result<void> loadIdentity(); ///< of an existing store
    Result<void> makeIdentity(); ///< a new one, within the caller's transaction
    void adopt(const Identity &identity);
    bool isOwn(const record::OriginId &origin) const { return origin == identity.origin || formers.contains(origin); }
    /// Does what could not be done after a transaction that failed: reads anew what is held in memory. First in every
    /// call that asks memory, so that a disk that has failed cannot make a store look empty.
    Result<void> catchUp();

    std::filesystem::path folder;
    Surroundings surroundings;
    Database database;
    Names names;
    LogTable log;
    RegisterTable registers;
    ProofTable proofs;
    SettingsTable settings;
    AttachmentFolder attachments;
    record::HybridClock clock;
    Identity identity;
    std::optional<trust::SigningKey> signer;
    std::map<record::OriginId, std::int64_t> formers; ///< what this store was before, and until when
    std::set<std::string> doubted;                    ///< see setDoubted()
    bool filesToErase = false;                        ///< see erased_files.h
    bool identityChanged = false;                     ///< by the running transaction
    trust::ChainHasher hasher;
    record::Encoding encoding; ///< of the change being made
    std::map<std::uint64_t, std::function<void(const std::string &)>> listeners;
    std::uint64_t lastListener = 0;
    std::set<std::int64_t> changed;       ///< audits that the running transaction changes
    std::vector<ErasedPersonal> erased;   ///< by the running transaction, since a run of admit() began
    std::vector<std::string> erasedFiles; ///< as well
    BeforeCommit beforeCommit;            ///< of a replica
    bool marksFirstWrite = false;         ///< see log_mark.h
    bool marked = false;                  ///< by this opening's first write
    bool unfolded = false;                ///< by whichever
    Looked looked;                        ///< how far, since the opening
    bool behind = false;                  ///< memory could not be brought back in line with the disk yet
};

/// Folds an audit's log into its registers anew, within the caller's transaction.
Result<void> rebuildRegistersOf(Store::Impl &store, std::int64_t audit);

/// One transaction of the store: log, registers and heads together (law 2). Without commit() nothing has happened, in
/// the file and in memory.
class Write {
public:
    static Result<Write> begin(Store::Impl &store);
    Write(Write &&other) noexcept;
    Write &operator=(Write &&) = delete;
    ~Write();

    Result<void> commit(); ///< durable when it returns; then tells the listener

private:
    Write(Store::Impl &store, Transaction transaction);
    Store::Impl *m_store;
    std::optional<Transaction> m_transaction;
};

} // namespace plumbline::core::store
