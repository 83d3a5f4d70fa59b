#pragma once
// The store of one device or one server: log, registers, receipts, settings and attachments, sealed at rest.
// One SQLite file with one connection, owned by one thread (law 5); other threads go through StoreThread.

#include "core/audit/audit.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/record/erasure.h"
#include "core/trust/key_wrap.h"
#include "core/trust/receipt.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <variant>

namespace plumbline::core::store {

/// How the random store key is wrapped. A device uses its user's PIN; a server a key file of its own, mode 600.
struct PinProtection {
    std::string pin;        ///< 4 characters or more
    trust::ScryptCost cost; ///< of a new store; an existing one says its own
};
struct KeyFileProtection { };
using Protection = std::variant<PinProtection, KeyFileProtection>;

/// Which of the two a folder's store uses; NotFound if there is no store.
Result<Protection> protectionOf(const std::filesystem::path &folder);

/// How long it still is, after wrong PINs, until the next may be tried; zero also where that cannot be read.
std::chrono::milliseconds pinWait(const std::filesystem::path &folder, const Clock &clock);

struct Surroundings {
    const Clock &clock;
    Random &random;
};

struct AuditSummary {
    std::string id;
    std::string organisation;
    std::uint64_t changes = 0;
};

/// A stream is what one origin wrote in one audit.
struct StreamHead {
    std::string audit;
    record::OriginId origin{};
    std::uint64_t number = 0; ///< of the last change; 0 where there is none
    Digest hash{};            ///< chain hash of the last change
};

/// A change as it travels: bytes as they were made, never re-encoded.
struct EncodedChange {
    std::uint64_t number = 0;
    Bytes body;     ///< hashed into the chain
    Bytes personal; ///< personal data, to which `body` holds salted hashes; empty where there is none or it was erased
};

/// What follows from a run alone, where somebody found it out before admit(), whose thread is the one that all wait
/// for. Each is empty where nobody did: admit() then does it itself.
struct Findings {
    std::vector<record::Change> changes; ///< what the run's changes say, one each
    /// Of the chain: before the first change and after each. A first one that is not what is here makes them worthless.
    std::vector<Digest> hashes;
    bool signatureHolds = false; ///< the checkpoint's, by the key that it names
};

struct EncodedRun {
    std::string audit;
    record::OriginId origin{};
    Bytes publicKey;                    ///< Ed25519 of the origin, 32 bytes
    std::vector<EncodedChange> changes; ///< consecutive numbers, ascending
    /// The origin's signature over its chain up to the last change of this run. read() signs it where the stream is
    /// this store's own; of others it hands on one that admit() kept, and ends the run there.
    std::optional<trust::Checkpoint> checkpoint;
    Findings findings = {};
};

/// Why a run was not taken, as peers name it.
enum class RunFault : std::uint8_t {
    None,
    Gap,          ///< does not follow what is here
    BrokenChain,  ///< the chain of what is here and this run does not lead to the checkpoint's hash
    Fork,         ///< a number that is taken here by other bytes
    BadSignature, ///< the checkpoint's signature, or another public key than this origin's before
    Unreadable,
    Submitted,   ///< alters the answers of a submitted evaluation
    NeedsReason, ///< amends an audit that its origin had closed, without a reason
};

/// What an erasure has left of a change's personal values.
struct ErasedPersonal {
    record::ChangeId change;
    Bytes personal;
};

struct RunOutcome {
    std::uint64_t stored = 0;   ///< new here
    std::uint64_t repeated = 0; ///< already here, no effect
    RunFault fault = RunFault::None;
    std::optional<Error> refused;       ///< set with `fault`: why the run was not taken
    std::uint64_t at = 0;               ///< set with `fault`: the change that is at fault, else the first of the run
    StreamHead head;                    ///< of the stream afterwards
    std::vector<ErasedPersonal> erased; ///< by this run, or of this run by what came before it; the last of each counts
    std::vector<std::string> erasedFiles; ///< by this run: attachments of its audit, by name
};

/// Given what admit() found, before it is committed. An error undoes it.
using BeforeCommit =
    std::function<Result<void>(const std::vector<EncodedRun> &runs, const std::vector<RunOutcome> &outcomes)>;

/// Counts for the person: made here, handed to the server, confirmed by it.
struct Confirmation {
    std::uint64_t own = 0;
    std::uint64_t confirmed = 0;
    std::uint64_t onHub = 0; ///< beyond these: a hub has them, the server does not yet
    std::int64_t lastReceiptMs = 0;
};

/// What this store was before it was restored or copied.
struct FormerOrigin {
    record::OriginId origin{};
    std::int64_t untilMs = 0;
};

/// Attachments that the record names: files.
struct AttachmentTally {
    std::uint64_t here = 0;
    std::uint64_t absent = 0; ///< not fetched yet
    std::uint64_t erased = 0;
};

/// Settings of names that begin so say only what can be found out again: a repair, after which they might not be true
/// any more, leaves them out.
inline constexpr char kDerivedSettings[] = "derived/";

struct Finding {
    Text message;
    std::string place; ///< audit, origin and number; or attachment name
};

class Store {
public:
    /// Makes a store in a folder that has none (the folder is made when missing). Nothing is left behind on failure.
    static Result<std::unique_ptr<Store>> create(const std::filesystem::path &folder, const Protection &protection,
                                                 Surroundings surroundings);
    /// Errors: NotFound, Busy (another process), WrongPin, Corrupted, Unsupported (newer schema).
    static Result<std::unique_ptr<Store>> open(const std::filesystem::path &folder, const Protection &protection,
                                               Surroundings surroundings);
    ~Store();

    const record::OriginId &origin() const;
    Bytes publicKey() const;            ///< Ed25519, 32 bytes
    Bytes sign(ByteView message) const; ///< Ed25519, 64 bytes
    const std::filesystem::path &folder() const;

    // --- which origin this store is --------------------------------------------------------------------------------

    /// This store's present origin or a former one.
    bool isOwn(const record::OriginId &origin) const;
    Result<std::vector<FormerOrigin>> formerOrigins();

    /// A new id and key from now on, as for a store that is known to be a copy. What the present origin wrote is signed
    /// for the last time and stays. admit() does it by itself where it must: see there.
    Result<void> becomeNewOrigin();

    /// A peer refuses this store's own changes of an audit as BrokenChain or Fork, or sends some that do not follow:
    /// others may have used its numbers. From then on heads() claims only what receipts cover, so that at the next
    /// connection the peer sends what it has under them and admit() can settle it. False where it was doubted already.
    Result<bool> doubtNumbers(const std::string &audit);

    /// A peer has sent what it holds and taken what is here, and these numbers are nobody else's after all: heads()
    /// claims all again, and listeners hear of the audits. Not of those in `still`, where a peer goes on refusing.
    Result<void> endDoubts(const std::set<std::string> &still);

    /// What gave way to others' changes under the same numbers, as it was signed; issued again under a later origin.
    Result<std::vector<EncodedRun>> branches();

    // --- what people did ---------------------------------------------------------------------------------------

    /// Appends the edits as changes of this origin, in one durable transaction: when it returns, a power cut cannot
    /// take them. A field whose current value is already the edit's is left out; an edit without a field left makes no
    /// change. Refused: an answer of a submitted evaluation; an amendment of a closed visit or audit, or a step back,
    /// without a reason; a step out of its order or not for this author (audit_steps.h). Handing in (`submitted` true)
    /// records what it closes: see submission.h.
    Result<std::vector<record::ChangeId>> append(const std::string &audit, const std::string &author,
                                                 const std::vector<record::Edit> &edits);

    /// Erases personal data for good, here and with the next exchange everywhere else: what stays of it is its salted
    /// hash, chains and signatures verify as before, and scores do not change. Copies in submissions go too. Returns
    /// how many values went. Errors: Refused without a reason, or for a field that is not personal (personal.h).
    Result<std::size_t> erase(const std::string &audit, const std::string &author,
                              const std::vector<record::Erasure> &targets, const std::string &reason);

    Result<std::vector<AuditSummary>> audits();
    Result<audit::Audit> audit(const std::string &audit);
    Result<record::Registers> registers(const std::string &audit);
    /// The same in pieces, in no order: an evaluation comes with its answers, nothing comes twice. What the visitor
    /// leaves is freed; it must not use the store.
    Result<void> eachRegisters(const std::string &audit, const std::function<void(record::Registers &piece)> &visitor);
    Result<record::EntityState> entity(const std::string &audit, const record::Entity &entity);
    Result<std::vector<record::Conflict>> conflicts(const std::string &audit);

    /// All changes of an audit, oldest first by (time, origin, number); the visitor returns false to stop.
    Result<void> log(const std::string &audit, const std::function<bool(const record::Change &)> &visitor);

    /// Whether the user, under that name or on that device, ever recorded a finding here, overwritten since or not.
    Result<bool> hasEvaluated(const std::string &audit, const std::string &user,
                              const std::optional<record::OriginId> &device = {});

    // --- reconciling -------------------------------------------------------------------------------------------

    Result<std::vector<StreamHead>> heads();
    Result<std::vector<StreamHead>> heads(const std::string &audit);

    /// Consecutive changes of one stream from `from` on and not beyond `last`, about `maxBytes` of them but at least
    /// one; of another origin up to one of its checkpoints, if only one beyond `maxBytes`. Empty at the end, and where
    /// no checkpoint covers what follows: nobody could tell then who wrote it.
    Result<EncodedRun> read(const std::string &audit, const record::OriginId &origin, std::uint64_t from,
                            std::size_t maxBytes, std::uint64_t last = ~std::uint64_t{0});

    /// Takes runs of other origins (or of this one, after a restore) in one durable transaction: chain checked,
    /// registers updated. One outcome a run; a refused run does not hold up the others. A run with a checkpoint is
    /// taken only if its chain ends in the checkpoint's hash and the signature checks; the checkpoint is then kept for
    /// others. A run of this store's own origin whose signature proves that its numbers are taken (the store was
    /// restored or copied) makes this store a new origin: its own changes under these numbers are issued again under
    /// the new one, the old ones kept as branches(), and the run is taken.
    Result<std::vector<RunOutcome>> admit(const std::vector<EncodedRun> &runs);

    /// From now on this store is a replica: the record is kept elsewhere, where `first` writes what admit() takes
    /// before it is committed here. Commits here then survive the process, not a power cut: what is lost is fetched
    /// again.
    Result<void> becomeReplica(BeforeCommit first);

    Result<void> saveReceipt(const trust::Receipt &receipt);
    Result<std::vector<trust::Receipt>> receipts();
    Result<Confirmation> confirmation(const std::string &audit);

    /// Named secrets and settings beside the record: enrolment, server address, language. Sealed too.
    Result<void> putSetting(const std::string &name, ByteView value);
    Result<std::optional<Bytes>> setting(const std::string &name);
    Result<void> removeSetting(const std::string &name);                      ///< none there is no error
    Result<std::vector<std::string>> settingNames(const std::string &prefix); ///< sorted

    // --- attachments -------------------------------------------------------------------------------------------

    /// Stores bytes under their SHA-256 (hex), sealed, durable when it returns; the same bytes are stored once. Errors:
    /// Refused where they were erased.
    Result<std::string> putAttachment(ByteView bytes);
    Result<Bytes> attachment(const std::string &sha256Hex); ///< verified on read: Corrupted if it does not match
    Result<std::vector<std::string>> attachments();
    Result<AttachmentTally> attachmentTally();

    /// What a damaged file shows without reading all of it: quick enough for every opening. See repair.h. Errors:
    /// Corrupted.
    Result<void> lookOver();
    /// All rows of a small store but the checkpoints, and what a look through a large one has found. Errors: Corrupted.
    Result<void> lookAtRows();
    /// Goes on with the rest, a little at a time (look_through.h); true at the end. Errors: Corrupted.
    Result<bool> lookOn();

    /// What repairs of this store came to, for the person, until somebody has dismissed it: see repair.h.
    Result<std::optional<Text>> repairNotice();
    Result<void> dismissRepairNotice();

    /// Every chain, signature, receipt and attachment; empty when all is well. `progress` gets 0 to 1.
    Result<std::vector<Finding>> verify(const std::function<void(double)> &progress = {});

    /// verify(), and where it finds nothing verifyRegisters(): what a person asks for.
    Result<std::vector<Finding>> verifyAll();

    /// Whether the registers of all audits are what their logs amount to: a finding an audit, which names the first
    /// entity that is not. For a log in which verify() finds nothing. They are derived: rebuildRegisters() makes them
    /// anew.
    Result<std::vector<Finding>> verifyRegisters();
    Result<void> rebuildRegisters();

    Result<void> changePin(const std::string &from, const std::string &to);

    /// Called on the store's thread after each commit that changed an audit, with its id, until unsubscribed with what
    /// subscribe() returned.
    std::uint64_t subscribe(std::function<void(const std::string &audit)> listener);
    void unsubscribe(std::uint64_t subscription);

    struct Impl;

private:
    explicit Store(std::unique_ptr<Impl> impl);
    Result<std::size_t> eraseWithin(const std::string &audit, const std::string &author,
                                    const std::vector<record::Erasure> &targets, const std::string &reason);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::core::store
