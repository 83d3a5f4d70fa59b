#include "core/sync/store_steps.h"

#include "core/sync/impartiality.h"
#include "core/sync/quarantine.h"
#include "core/trust/chain.h"

#include <algorithm>
#include <iterator>

namespace plumbline::core::sync {

namespace {

trust::Receipt sign(const store::Store &store, const store::StreamHead &head, trust::ReceiptKind kind,
                    std::int64_t timeMs)
{
    trust::Receipt receipt{head.audit, head.origin, head.number, head.hash, kind, timeMs, store.publicKey(), {}};
    receipt.signature = store.sign(trust::receiptMessage(receipt));
    return receipt;
}

} // namespace

std::size_t sizeOf(const store::EncodedRun &run)
{
    std::size_t size = 0;
    for (const store::EncodedChange &change : run.changes)
        size += change.body.size() + change.personal.size();
    return size;
}

namespace {

std::size_t heldBy(const store::EncodedRun &run)
{
    return run.changes.size() * sizeof(store::EncodedChange)
        + run.findings.changes.size() * (sizeof(record::Change) + 2 * sizeof(record::FieldPatch))
        + run.findings.hashes.size() * sizeof(Digest) + sizeOf(run);
}

} // namespace

std::size_t heldBy(const action::Admit &admit)
{
    std::size_t bytes = 0;
    for (const store::EncodedRun &run : admit.runs)
        bytes += heldBy(run);
    for (const action::Quarantined &kept : admit.quarantine)
        bytes += heldBy(kept.run);
    return bytes;
}

Result<RunsRead> readRuns(store::Store &store, const action::ReadRuns &asked)
{
    RunsRead read;
    std::size_t room = asked.maxBytes;
    for (const action::StreamRange &stream : asked.streams) {
        if (room == 0)
            break;
        auto run = store.read(stream.audit, stream.origin, stream.first, room, stream.last);
        if (!run)
            return run.error();
        ++read.visited;
        room -= std::min(room, sizeOf(*run));
        if (!run->changes.empty() && run->checkpoint)
            read.runs.push_back(std::move(*run));
    }
    return read;
}

namespace {

/// Whether the changes lead from what is here to what their origin signed.
Reason follows(const store::EncodedRun &run, Digest hash)
{
    trust::ChainHasher hasher;
    for (const store::EncodedChange &change : run.changes)
        hash = hasher.next(hash, change.number, change.body);
    if (run.checkpoint->publicKey != run.publicKey || !trust::check(*run.checkpoint))
        return Reason::BadSignature;
    return hash == run.checkpoint->hash ? Reason::None : Reason::BrokenChain;
}

struct Kept {
    std::vector<StreamNumber> held;  ///< released meanwhile and come again: as good as taken
    std::vector<Admission> refusals; ///< could never be released
};

/// Keeps what is not in the record yet.
Result<Kept> keepNew(store::Store &store, const std::vector<action::Quarantined> &runs)
{
    Kept done;
    for (const action::Quarantined &each : runs) {
        const store::EncodedRun &run = each.run;
        const std::uint64_t last = run.changes.back().number;
        const auto heads = store.heads(run.audit);
        if (!heads)
            return heads.error();
        const auto found = std::ranges::find(*heads, run.origin, &store::StreamHead::origin);
        const store::StreamHead head = found != heads->end()
            ? *found
            : store::StreamHead{run.audit, run.origin, 0, trust::genesis(run.audit, run.origin)};
        if (head.number >= last) {
            done.held.push_back({run.audit, run.origin, last});
            continue;
        }
        const std::uint64_t first = run.changes.front().number;
        const Reason reason = first == head.number + 1 ? follows(run, head.hash) : Reason::None;
        if (reason != Reason::None)
            done.refusals.push_back({reason, textOf(reason), head, first, false});
        else if (auto kept = keep(store, {each}); !kept)
            return kept.error();
    }
    return done;
}

/// What became of each run. Those that follow something in quarantine are added to it.
Result<std::vector<Admission>> admitRuns(store::Store &store, const std::vector<store::EncodedRun> &runs)
{
    std::vector<Admission> admissions;
    if (runs.empty())
        return admissions;
    auto outcomes = store.admit(runs);
    if (!outcomes)
        return outcomes.error();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        store::RunOutcome &outcome = outcomes->at(i);
        Admission admission{reasonOf(outcome.fault), {}, std::move(outcome.head), outcome.at, false};
        admission.head.audit = runs[i].audit;
        admission.head.origin = runs[i].origin;
        if (outcome.fault == store::RunFault::Gap) {
            const auto follows = followsQuarantined(store, runs[i]);
            if (!follows)
                return follows.error();
            admission.quarantined = *follows;
        }
        if (admission.quarantined)
            if (auto kept = keep(store, {{runs[i], Reason::Gap}}); !kept)
                return kept.error();
        if (admission.reason != Reason::None)
            admission.text = admission.quarantined ? textOf(Reason::ClockAhead)
                : outcome.refused                  ? outcome.refused->message
                                                   : textOf(admission.reason);
        admissions.push_back(std::move(admission));
    }
    return admissions;
}

} // namespace

std::vector<Admitted> admitInPlace(store::Store &store, std::span<action::Admit> asked, trust::ReceiptKind kind,
                                   std::int64_t timeMs)
{
    std::vector<Admitted> answers;
    std::vector<store::EncodedRun> runs; // of all; each goes back to where it came from
    std::vector<Kept> quarantines;
    std::optional<Error> failed;
    for (action::Admit &one : asked) {
        Admitted &answer = answers.emplace_back(Admitted{one.sequence, {}, {}, {}});
        auto refused = refuseEvaluators(store, one.judgements, one.runs);
        if (refused)
            answer.admissions = std::move(*refused);
        else
            failed = refused.error();
        std::ranges::move(one.runs, std::back_inserter(runs));
        auto kept = failed ? Result<Kept>(*failed) : keepNew(store, one.quarantine);
        if (!kept)
            failed = kept.error();
        quarantines.push_back(kept ? std::move(*kept) : Kept());
    }
    auto admissions = failed ? Result<std::vector<Admission>>(*failed) : admitRuns(store, runs);
    auto run = runs.begin();
    for (action::Admit &one : asked)
        for (store::EncodedRun &lent : one.runs)
            lent = std::move(*run++);
    if (!admissions) {
        for (Admitted &answer : answers)
            answer.failed = admissions.error();
        return answers;
    }
    auto admission = admissions->begin();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto end = admission + static_cast<std::ptrdiff_t>(asked[i].runs.size());
        std::move(admission, end, std::back_inserter(answers[i].admissions));
        admission = end;
        std::ranges::move(quarantines[i].refusals, std::back_inserter(answers[i].admissions));
        std::vector<StreamNumber> covered = asked[i].certify;
        std::ranges::move(quarantines[i].held, std::back_inserter(covered));
        auto receipts = certify(store, covered, kind, timeMs);
        if (receipts)
            answers[i].receipts = std::move(*receipts);
        else
            answers[i].failed = receipts.error();
    }
    return answers;
}

std::vector<Admitted> admit(store::Store &store, std::span<const action::Admit *const> asked, trust::ReceiptKind kind,
                            std::int64_t timeMs)
{
    std::vector<action::Admit> copies;
    for (const action::Admit *one : asked)
        copies.push_back(*one);
    return admitInPlace(store, copies, kind, timeMs);
}

Result<std::vector<trust::Receipt>> certify(store::Store &store, const std::vector<StreamNumber> &streams,
                                            trust::ReceiptKind kind, std::int64_t timeMs)
{
    std::vector<trust::Receipt> receipts;
    std::string audit;
    std::vector<store::StreamHead> heads;
    for (const StreamNumber &stream : streams) {
        if (stream.audit != audit) {
            auto read = store.heads(stream.audit);
            if (!read)
                return read.error();
            heads = std::move(*read);
            audit = stream.audit;
        }
        const auto head = std::ranges::find(heads, stream.origin, &store::StreamHead::origin);
        if (head != heads.end() && head->number != 0)
            receipts.push_back(sign(store, *head, kind, timeMs));
    }
    return receipts;
}

Result<bool> saveReceipts(store::Store &store, const std::vector<trust::Receipt> &receipts)
{
    bool again = false;
    for (const trust::Receipt &receipt : receipts) {
        if (auto checked = trust::check(receipt); !checked)
            return checked.error();
        const auto saved = store.saveReceipt(receipt);
        if (saved)
            continue;
        if (saved.error().code != ErrorCode::Untrusted || !store.isOwn(receipt.origin))
            return saved.error();
        const auto doubted = store.doubtNumbers(receipt.audit);
        if (!doubted)
            return doubted.error();
        if (!*doubted && !again) // they were, and it goes on
            return saved.error();
        again = true;
    }
    return again;
}

Result<std::vector<StreamNumber>> unconfirmed(store::Store &store, const HeadsByAudit &heads, trust::ReceiptKind peer)
{
    const auto receipts = store.receipts();
    if (!receipts)
        return receipts.error();
    std::vector<StreamNumber> result;
    for (const auto &[audit, streams] : heads)
        for (const store::StreamHead &head : streams) {
            if (!store.isOwn(head.origin))
                continue;
            const bool covered = std::ranges::any_of(*receipts, [&](const trust::Receipt &receipt) {
                const bool counts = receipt.kind == trust::ReceiptKind::Server || receipt.kind == peer;
                return counts && receipt.audit == head.audit && receipt.origin == head.origin
                    && receipt.number >= head.number;
            });
            if (!covered)
                result.push_back({head.audit, head.origin, head.number});
        }
    return result;
}

} // namespace plumbline::core::sync
