// What came from others enters the record: checked wholly, then kept wholly, run by run.

#include "core/store/erase.h"
#include "core/store/origin_change.h"
#include "core/store/run_check.h"
#include "core/store/store.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using namespace record;

/// What stands before it in its run may be taken; a fault of the whole run is its first change's.
std::uint64_t faultyChange(const EncodedRun &run, const Fault &fault)
{
    const bool ofChange = fault.fault == RunFault::Fork || fault.fault == RunFault::Unreadable
        || fault.fault == RunFault::Submitted || fault.fault == RunFault::NeedsReason;
    return ofChange || run.changes.empty() ? fault.at : run.changes.front().number;
}

Result<void> keep(Store::Impl &store, const EncodedRun &run, const RunCheck &checked)
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
    std::uint64_t &upTo = folded[run.origin];
    const std::int64_t now = store.surroundings.clock.nowMs();
    for (std::size_t i = 0; i < checked.changes.size(); ++i) {
        const Change &change = checked.changes[i];
        const EncodedChange &encoded = run.changes[checked.repeated + i];
        const auto group = store.registers.groupFor(*audit, change.entity);
        if (!group)
            return group.error();
        EntityState &state = (*group)->state(change.entity);
        const Bytes personal = encoded.personal.empty() ? Bytes() : withoutErased(state, change, encoded.personal);
        if (personal != encoded.personal)
            store.erased.push_back({change.id, personal});
        if (auto added = store.log.add((*stream)->number, encoded.number, checked.hashes[i], encoded.body, personal);
            !added)
            return added;
        merge(state, change, folded);
        store.registers.changed(**group);
        if (isErasure(change)) {
            (*stream)->head = change.id.number; // it may erase what came with it
            if (auto done = carryOutErasure(store, *audit, change); !done)
                return done;
        }
        upTo = change.id.number;
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

/// Numbers of this store's own are taken by others' changes, which the run brings.
Result<void> giveWay(Store::Impl &store, const EncodedRun &run, std::uint64_t taken)
{
    const auto audit = store.names.findAudit(run.audit);
    const auto origin = store.names.findOrigin(run.origin);
    return branchOff(store, *store.names.findStream(*audit, *origin), taken);
}

/// A run of this store's own has come back. If it is longer than what is here, somebody else writes under this origin
/// (or did, before a backup was restored): from now on this store is another.
Result<void> settleOwn(Store::Impl &store, const EncodedRun &run, std::uint64_t stored)
{
    if (stored > 0 && run.origin == store.identity.origin) {
        if (auto replaced = replaceIdentity(store); !replaced)
            return replaced;
    }
    if (!store.doubted.contains(run.audit))
        return {};
    const auto audit = store.names.findAudit(run.audit);
    const auto origin = store.names.findOrigin(run.origin);
    const bool whole =
        !run.changes.empty() && run.changes.back().number >= store.names.findStream(*audit, *origin)->head;
    return whole ? setDoubted(store, run.audit, false) : Result<void>();
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
        m_impl->erased.clear();
        m_impl->erasedFiles.clear();
        std::optional<RunCheck> checked(std::in_place, *m_impl, run);
        auto fault = checked->check();
        if (fault && *fault && checked->taken) {
            if (auto made = giveWay(*m_impl, run, *checked->taken); !made)
                return made.error();
            checked.emplace(*m_impl, run);
            fault = checked->check();
        }
        if (!fault)
            return fault.error();
        if (*fault) {
            outcome.fault = (*fault)->fault;
            outcome.refused = std::move((*fault)->error);
            outcome.at = faultyChange(run, **fault);
        } else {
            outcome.stored = checked->changes.size();
            outcome.repeated = checked->repeated;
            if (auto kept = keep(*m_impl, run, *checked); !kept)
                return kept.error();
            outcome.erased = std::move(m_impl->erased);
            outcome.erasedFiles = std::move(m_impl->erasedFiles);
            if (m_impl->isOwn(run.origin)) {
                if (auto settled = settleOwn(*m_impl, run, outcome.stored); !settled)
                    return settled.error();
            }
        }
        outcome.head = {run.audit, run.origin, 0, trust::genesis(run.audit, run.origin)};
        const auto audit = m_impl->names.findAudit(run.audit);
        const auto origin = m_impl->names.findOrigin(run.origin);
        if (const Stream *stream = audit && origin ? m_impl->names.findStream(*audit, *origin) : nullptr) {
            outcome.head.number = stream->head;
            outcome.head.hash = stream->hash;
        }
    }
    if (m_impl->beforeCommit) {
        if (auto agreed = m_impl->beforeCommit(runs, outcomes); !agreed)
            return agreed.error();
    }
    if (auto committed = write->commit(); !committed)
        return committed.error();
    return outcomes;
}

} // namespace plumbline::core::store
