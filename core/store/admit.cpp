// What came from others enters the record: checked wholly, then kept wholly, run by run.

#include "core/record/encoding.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/store/store.h"
#include "core/store/store_impl.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using namespace record;

struct Fault {
    RunFault fault;
    Error error;
    std::uint64_t at = 0; ///< number of the change
};

std::string placeOf(const EncodedRun &run, std::uint64_t number)
{
    return run.audit + "/" + originText(run.origin) + "/" + std::to_string(number);
}

Fault fault(RunFault kind, ErrorCode code, const EncodedRun &run, std::uint64_t number, Text text)
{
    return {kind, {code, std::move(text), placeOf(run, number)}, number};
}

/// What stands before it in its run may be taken; a fault of the whole run is its first change's.
std::uint64_t faultyChange(const EncodedRun &run, const Fault &fault)
{
    const bool ofChange =
        fault.fault == RunFault::Fork || fault.fault == RunFault::Unreadable || fault.fault == RunFault::Submitted;
    return ofChange || run.changes.empty() ? fault.at : run.changes.front().number;
}

/// One run, checked without touching anything.
class Checked {
public:
    Checked(Store::Impl &store, const EncodedRun &run) : m_store(store), m_run(run) { }

    std::uint64_t repeated = 0;
    std::vector<Change> changes; ///< the new ones
    std::vector<Digest> hashes;  ///< before each of the new ones, and after the last

    /// Nothing if the run may be kept. Errors of the store itself in the Result.
    Result<std::optional<Fault>> check()
    {
        for (const auto part : {&Checked::shape, &Checked::known, &Checked::chain, &Checked::content}) {
            auto found = (this->*part)();
            if (!found || *found)
                return found;
        }
        return std::optional<Fault>();
    }

private:
    using Verdict = Result<std::optional<Fault>>;

    Verdict shape()
    {
        const auto audit = m_store.names.findAudit(m_run.audit);
        const auto origin = m_store.names.findOrigin(m_run.origin);
        m_stream = audit && origin ? m_store.names.findStream(*audit, *origin) : nullptr;
        m_head = m_stream == nullptr ? 0 : m_stream->head;
        if (m_run.publicKey.size() != 32
            || (origin && !m_store.names.publicKey(*origin).empty()
                && m_store.names.publicKey(*origin) != m_run.publicKey))
            return wrap(fault(RunFault::BadSignature, ErrorCode::Untrusted, m_run, 0,
                              {"同一设备换了公钥，不予接受。", "This device's public key is not the one known here."}));
        std::uint64_t next = m_run.changes.empty() ? 0 : m_run.changes.front().number;
        for (const EncodedChange &change : m_run.changes) {
            if (change.number != next++ || change.number == 0 || change.number >= kMaxNumber
                || change.body.size() > kMaxBodySize || change.personal.size() > kMaxBodySize)
                return wrap(fault(
                    RunFault::Unreadable, ErrorCode::InvalidInput, m_run, change.number,
                    {"变更编号不连续或内容过大。", "Numbers do not follow each other, or a change is too large."}));
        }
        if (!m_run.changes.empty() && m_run.changes.front().number > m_head + 1)
            return wrap(
                fault(RunFault::Gap, ErrorCode::Refused, m_run, m_run.changes.front().number,
                      {"缺少之前的变更（这里只到第 " + std::to_string(m_head) + " 条）。",
                       "Earlier changes are missing: the stream is here up to " + std::to_string(m_head) + "."}));
        return std::optional<Fault>();
    }

    /// Those with numbers that are here already must be the same bytes.
    Verdict known()
    {
        auto at = m_run.changes.begin();
        if (at == m_run.changes.end() || at->number > m_head)
            return std::optional<Fault>();
        std::optional<Fault> fork;
        auto walked = m_store.log.rows(m_stream->number, at->number, [&](const LogRow &row) -> Result<bool> {
            for (const LoggedChange &change : row.changes) {
                if (at == m_run.changes.end())
                    return false;
                if (change.number != at->number)
                    continue;
                if (!std::ranges::equal(change.body, at->body)) {
                    fork =
                        fault(RunFault::Fork, ErrorCode::Refused, m_run, change.number,
                              {"同一编号已有不同的内容：这台设备的存储被恢复或复制过。",
                               "This number is taken by another change: the device's store was restored or copied."});
                    return false;
                }
                ++repeated;
                ++at;
            }
            return at != m_run.changes.end();
        });
        if (!walked)
            return walked.error();
        return fork;
    }

    Verdict chain()
    {
        Digest hash = m_stream == nullptr ? trust::genesis(m_run.audit, m_run.origin) : m_stream->hash;
        hashes.push_back(hash);
        for (std::size_t i = repeated; i < m_run.changes.size(); ++i) {
            hash = m_store.hasher.next(hash, m_run.changes[i].number, m_run.changes[i].body);
            hashes.push_back(hash);
        }
        if (!m_run.checkpoint)
            return std::optional<Fault>();
        const trust::Checkpoint &checkpoint = *m_run.checkpoint;
        const std::uint64_t last = std::max(m_head, m_run.changes.empty() ? 0 : m_run.changes.back().number);
        if (checkpoint.audit != m_run.audit || checkpoint.origin != m_run.origin
            || checkpoint.publicKey != m_run.publicKey || !trust::check(checkpoint))
            return wrap(fault(RunFault::BadSignature, ErrorCode::Untrusted, m_run, checkpoint.number,
                              {"设备的检查点签名不符。", "The signature of the device's checkpoint does not check."}));
        if (checkpoint.number > last)
            return wrap(fault(RunFault::Gap, ErrorCode::Refused, m_run, checkpoint.number,
                              {"检查点指向这里没有的变更。", "The checkpoint is of a change that is not here."}));
        if (checkpoint.number < last)
            return std::optional<Fault>(); // of a run sent again: it was checked when it came
        if (checkpoint.hash != hash)
            return wrap(fault(RunFault::BrokenChain, ErrorCode::Refused, m_run, checkpoint.number,
                              {"变更链不符：内容与设备签名的检查点不一致。",
                               "The chain is broken: these changes do not lead to what the device signed."}));
        return std::optional<Fault>();
    }

    Verdict content()
    {
        for (std::size_t i = repeated; i < m_run.changes.size(); ++i) {
            const EncodedChange &encoded = m_run.changes[i];
            auto change = decode(m_run.audit, {m_run.origin, encoded.number}, encoded.body, encoded.personal);
            if (!change)
                return std::optional<Fault>(Fault{RunFault::Unreadable, change.error(), encoded.number});
            changes.push_back(std::move(*change));
        }
        return submission();
    }

    /// Who handed an evaluation in knew it: an answer that the same origin gives later can only be an alteration. (That
    /// of another origin may have been given before it heard of it; it stays beside the submitted one as a conflict.)
    Verdict submission()
    {
        std::map<std::string, std::uint64_t> handedIn;
        for (const Change &change : changes) {
            const bool answer = change.entity.kind == EntityKind::Answer;
            if (!answer && change.entity.kind != EntityKind::Evaluation)
                continue;
            const std::string evaluation(answer ? std::string(splitAnswerKey(change.entity.key).first)
                                                : change.entity.key);
            auto [at, first] = handedIn.try_emplace(evaluation, 0);
            if (first) {
                const auto number = submittedBy(evaluation);
                if (!number)
                    return number.error();
                at->second = *number;
            }
            const auto unsubmits = [](const FieldPatch &patch) {
                return patch.field == field::kSubmitted && patch.value != Value(true);
            };
            if (at->second != 0 && (answer || std::ranges::any_of(change.patches, unsubmits)))
                return wrap(fault(RunFault::Submitted, ErrorCode::Refused, m_run, change.id.number,
                                  {"评价 " + evaluation + " 已提交，其答案不能更改。",
                                   "Evaluation " + evaluation + " was handed in: its answers cannot be changed."}));
            for (const FieldPatch &patch : change.patches) {
                if (patch.field == field::kSubmitted && patch.value == Value(true))
                    at->second = change.id.number;
            }
        }
        return std::optional<Fault>();
    }

    /// Number of the change by which this run's origin handed the evaluation in; 0 if it has not.
    Result<std::uint64_t> submittedBy(const std::string &evaluation)
    {
        const auto audit = m_store.names.findAudit(m_run.audit);
        if (!audit)
            return 0;
        const Entity entity{EntityKind::Evaluation, evaluation};
        const auto group = m_store.registers.group(*audit, groupOf(entity));
        if (!group)
            return group.error();
        const auto state = (*group)->entities.find(entity);
        if (state == (*group)->entities.end())
            return 0;
        const auto submitted = state->second.fields.find(field::kSubmitted);
        if (submitted == state->second.fields.end())
            return 0;
        for (const Candidate &candidate : submitted->second.current) {
            if (candidate.by.origin == m_run.origin && candidate.value == Value(true))
                return candidate.by.number;
        }
        return 0;
    }

    static Verdict wrap(Fault found) { return std::optional<Fault>(std::move(found)); }

    Store::Impl &m_store;
    const EncodedRun &m_run;
    Stream *m_stream = nullptr;
    std::uint64_t m_head = 0;
};

Result<void> keep(Store::Impl &store, const EncodedRun &run, const Checked &checked)
{
    const auto audit = store.names.audit(run.audit);
    if (!audit)
        return audit.error();
    const auto origin = store.names.origin(run.origin);
    if (!origin)
        return origin.error();
    if (store.names.publicKey(*origin).empty()) {
        if (auto set = store.names.setPublicKey(*origin, run.publicKey); !set)
            return set;
    }
    const auto stream = store.names.stream(*audit, *origin);
    if (!stream)
        return stream.error();
    Folded &folded = store.names.folded(*audit);
    const std::int64_t now = store.surroundings.clock.nowMs();
    for (std::size_t i = 0; i < checked.changes.size(); ++i) {
        const Change &change = checked.changes[i];
        const EncodedChange &encoded = run.changes[checked.repeated + i];
        if (auto added =
                store.log.add((*stream)->number, encoded.number, checked.hashes[i], encoded.body, encoded.personal);
            !added)
            return added;
        const auto group = store.registers.group(*audit, groupOf(change.entity));
        if (!group)
            return group.error();
        merge((*group)->entities[change.entity], change, folded);
        (*group)->dirty = true;
        folded[run.origin] = change.id.number;
        store.clock.see(change.time, now);
        (*stream)->time = change.time;
    }
    if (!checked.changes.empty()) {
        (*stream)->head = checked.changes.back().id.number;
        (*stream)->hash = checked.hashes.back();
        (*stream)->dirty = true;
        store.changed.insert(*audit);
    }
    if (run.checkpoint && run.checkpoint->number == (*stream)->head)
        return store.proofs.addCheckpoint(**stream, *run.checkpoint);
    return {};
}

} // namespace

Result<std::vector<RunOutcome>> Store::admit(const std::vector<EncodedRun> &runs)
{
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    std::vector<RunOutcome> outcomes;
    for (const EncodedRun &run : runs) {
        // Rows of the run before must be in the table for this one to see them.
        if (auto flushed = m_impl->log.flush(); !flushed)
            return flushed.error();
        RunOutcome &outcome = outcomes.emplace_back();
        Checked checked(*m_impl, run);
        auto fault = checked.check();
        if (!fault)
            return fault.error();
        if (*fault) {
            outcome.fault = (*fault)->fault;
            outcome.refused = std::move((*fault)->error);
            outcome.at = faultyChange(run, **fault);
        } else {
            outcome.stored = checked.changes.size();
            outcome.repeated = checked.repeated;
            if (auto kept = keep(*m_impl, run, checked); !kept)
                return kept.error();
        }
        outcome.head = {run.audit, run.origin, 0, trust::genesis(run.audit, run.origin)};
        const auto audit = m_impl->names.findAudit(run.audit);
        const auto origin = m_impl->names.findOrigin(run.origin);
        if (const Stream *stream = audit && origin ? m_impl->names.findStream(*audit, *origin) : nullptr) {
            outcome.head.number = stream->head;
            outcome.head.hash = stream->hash;
        }
    }
    if (auto committed = write->commit(); !committed)
        return committed.error();
    return outcomes;
}

} // namespace plumbline::core::store
