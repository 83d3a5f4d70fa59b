#pragma once
// What a machine wants done. Machines never touch a socket, a store or a clock: they take values and return these, in
// the order in which they are to be carried out; results come back as values too (store_steps.h carries them out).

#include "core/sync/message.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plumbline::core::sync {

namespace action {

/// One WebSocket message.
struct Send {
    Bytes frame;
};

/// Changes of a stream that the other side lacks.
struct StreamRange {
    std::string audit;
    record::OriginId origin{};
    std::uint64_t first = 0;
    std::uint64_t last = 0; ///< not beyond
    auto operator<=>(const StreamRange &) const = default;
};

/// Read changes of these streams, about `maxBytes` in all; answer with runsRead().
struct ReadRuns {
    std::vector<StreamRange> streams;
    std::size_t maxBytes = 0;
};

struct Quarantined {
    store::EncodedRun run;
    Reason reason = Reason::None;
};

/// A change that reviews, signs or decides: who evaluated does not (ISO/IEC 17065 7.5.1, 7.6.2).
struct Judgement {
    std::string audit;
    record::OriginId origin{};
    std::uint64_t number = 0;
    std::string author;
};

/// Make durable, then answer with admitted(), in the order asked.
struct Admit {
    std::uint64_t sequence = 0;
    std::vector<store::EncodedRun> runs;
    std::vector<Quarantined> quarantine;
    std::vector<std::string> newAudits;     ///< audits of these outside the scope, that the role may bring
    std::vector<StreamNumber> certify;      ///< streams to sign receipts for once all is on disk
    std::vector<Reason> refused = {};       ///< runs beside these that were refused before: for the log
    std::vector<Judgement> judgements = {}; ///< of `runs`
};

/// Sign receipts for these streams as far as they are here; answer with certified().
struct Certify {
    std::vector<StreamNumber> streams;
    bool answer = false; ///< of a Claim
};

struct SaveReceipts {
    std::vector<trust::Receipt> receipts;
};

/// The other side would not take these: tell the person.
struct Report {
    std::vector<Refusal> refusals;
};

/// Responder: look up what this peer may see; answer with scope().
struct OpenScope {
    record::OriginId origin{};
};

/// Initiator: who the server says that we are; again when a role changes.
struct Greeted {
    std::string user;
    OwnRoles roles;
};

/// Both sides hold the same and all of it is acknowledged, for now.
struct CaughtUp { };

/// Send nothing more and close the connection once what was sent before is out.
struct Stop {
    Reason reason = Reason::None;
    Text text;
    bool byPeer = false;
};

} // namespace action

using Action = std::variant<action::Send, action::ReadRuns, action::Admit, action::Certify, action::SaveReceipts,
                            action::Report, action::OpenScope, action::Greeted, action::CaughtUp, action::Stop>;
using Actions = std::vector<Action>;

/// Answers ReadRuns. Streams behind the `visited`-th had no room and are asked for again.
struct RunsRead {
    std::vector<store::EncodedRun> runs;
    std::size_t visited = 0;
};

/// What became of one run of an Admit.
struct Admission {
    Reason reason = Reason::None; ///< None: taken, or here already
    Text text;
    store::StreamHead head; ///< of the stream afterwards; audit and origin are always set
    std::uint64_t at = 0;   ///< number of the first change that was not taken, where that is known
    bool quarantined = false;
};

/// Answers Admit. A store that fails is no refusal: nothing is acknowledged and the connection ends.
struct Admitted {
    std::uint64_t sequence = 0;
    std::vector<Admission> admissions; ///< one a run of Admit; then of its quarantine what was refused
    std::vector<trust::Receipt> receipts;
    std::optional<Error> failed;
};

/// A stream grew on this side from number `from` to `head`, whoever wrote it.
struct Advance {
    std::uint64_t from = 0;
    store::StreamHead head;
};

/// Close message and Stop.
Actions closing(Reason reason);
Actions closing(Reason reason, Text text);

} // namespace plumbline::core::sync
