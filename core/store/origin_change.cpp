#include "core/store/origin_change.h"

#include "core/record/encoding.h"
#include "core/record/wire.h"
#include "core/store/branch_record.h"
#include "core/store/own_change.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using namespace record;

constexpr char kBranch[] = "branch/";
constexpr char kFormers[] = "former origins"; // origin and the time it ended, each
constexpr char kDoubted[] = "doubted audits"; // their ids

std::string branchName(const EncodedRun &run)
{
    return kBranch + run.audit + '/' + originText(run.origin) + '/' + std::to_string(run.changes.front().number) + '-'
        + toHex(run.checkpoint ? ByteView(run.checkpoint->hash) : ByteView());
}

Result<std::optional<trust::Checkpoint>> checkpointOf(Store::Impl &store, const Stream &stream)
{
    const OriginId &origin = *store.names.originId(stream.origin);
    if (origin != store.identity.origin)
        return store.proofs.checkpoint(stream, stream.head, stream.head);
    trust::Checkpoint checkpoint{store.names.auditId(stream.audit),    origin, stream.head, stream.hash,
                                 store.names.publicKey(stream.origin), {}};
    checkpoint.signature = store.signer->sign(trust::checkpointMessage(checkpoint));
    return std::optional(std::move(checkpoint));
}

} // namespace

Result<EncodedRun> takeFrom(Store::Impl &store, const Stream &stream, std::uint64_t first)
{
    EncodedRun run{store.names.auditId(stream.audit),
                   *store.names.originId(stream.origin),
                   store.names.publicKey(stream.origin),
                   {},
                   {}};
    auto walked = store.log.rows(stream.number, first, [&](const LogRow &row) -> Result<bool> {
        for (const LoggedChange &change : row.changes) {
            if (change.number >= first)
                run.changes.push_back({change.number,
                                       {change.body.begin(), change.body.end()},
                                       {change.personal.begin(), change.personal.end()}});
        }
        return true;
    });
    if (!walked)
        return walked.error();
    return run;
}

Result<void> endBefore(Store::Impl &store, Stream &stream, std::uint64_t first)
{
    const Digest genesis = trust::genesis(store.names.auditId(stream.audit), *store.names.originId(stream.origin));
    const auto hash = store.log.hashAt(stream, first - 1, genesis);
    if (!hash)
        return hash.error();
    if (auto cut = store.log.endBefore(stream.number, first); !cut)
        return cut;
    if (auto removed = store.proofs.removeCheckpointsFrom(stream, first); !removed)
        return removed;
    stream.head = first - 1;
    stream.hash = *hash;
    stream.dirty = true;
    store.names.folded(stream.audit)[*store.names.originId(stream.origin)] = stream.head;
    return {};
}

Result<void> issueAgain(Store::Impl &store, std::int64_t audit, const EncodedRun &changes)
{
    const auto origin = store.names.origin(store.identity.origin);
    if (!origin)
        return origin.error();
    const auto stream = store.names.stream(audit, *origin);
    if (!stream)
        return stream.error();
    std::map<std::uint64_t, std::uint64_t> numbers; // then and now
    for (const EncodedChange &encoded : changes.changes) {
        auto change = decode(changes.audit, {changes.origin, encoded.number}, encoded.body, encoded.personal);
        if (!change)
            return change.error();
        numbers[encoded.number] = (*stream)->head + 1;
        const auto moved = [&](const ChangeId &id) {
            const auto now = id.origin == changes.origin ? numbers.find(id.number) : numbers.end();
            return now == numbers.end() ? id : ChangeId{store.identity.origin, now->second};
        };
        change->id = moved(change->id);
        for (FieldPatch &patch : change->patches)
            std::ranges::transform(patch.supersedes, patch.supersedes.begin(), moved);
        if (auto logged = logOwn(store, **stream, *change, store.names.folded((*stream)->audit)[change->id.origin]);
            !logged)
            return logged;
    }
    return store.log.flush();
}

Result<void> replaceIdentity(Store::Impl &store)
{
    const OriginId before = store.identity.origin;
    const auto number = store.names.findOrigin(before);
    for (const auto &[audit, id] : store.names.audits()) {
        const Stream *const stream = number ? store.names.findStream(audit, *number) : nullptr;
        if (stream == nullptr || stream->head == 0)
            continue;
        const auto checkpoint = checkpointOf(store, *stream);
        if (!checkpoint)
            return checkpoint.error();
        if (auto kept = store.proofs.addCheckpoint(*stream, **checkpoint); !kept)
            return kept;
    }
    store.formers[before] = std::max<std::int64_t>(store.surroundings.clock.nowMs(), 0);
    Bytes formers;
    wire::Writer out(formers);
    for (const auto &[origin, untilMs] : store.formers) {
        out.raw(origin);
        out.varint(static_cast<std::uint64_t>(untilMs));
    }
    if (auto kept = store.settings.put(kFormers, formers); !kept)
        return kept;
    store.identityChanged = true;
    return store.makeIdentity();
}

Result<void> branchOff(Store::Impl &store, Stream &stream, std::uint64_t first)
{
    if (auto flushed = store.log.flush(); !flushed)
        return flushed;
    auto branch = takeFrom(store, stream, first);
    if (!branch)
        return branch.error();
    auto checkpoint = checkpointOf(store, stream);
    if (!checkpoint)
        return checkpoint.error();
    branch->checkpoint = std::move(*checkpoint);
    if (branch->origin == store.identity.origin) {
        if (auto replaced = replaceIdentity(store); !replaced)
            return replaced;
    }
    const std::int64_t audit = stream.audit;
    if (auto cut = endBefore(store, stream, first); !cut)
        return cut;
    if (!branch->changes.empty()) {
        if (auto kept = keepBranch(store, *branch); !kept)
            return kept;
        if (auto issued = issueAgain(store, audit, *branch); !issued)
            return issued;
    }
    return rebuildRegistersOf(store, audit);
}

Result<void> setDoubted(Store::Impl &store, const std::string &audit, bool doubted)
{
    store.identityChanged = true;
    if (doubted)
        store.doubted.insert(audit);
    else
        store.doubted.erase(audit);
    Bytes audits;
    wire::Writer out(audits);
    for (const std::string &each : store.doubted)
        out.prefixed(each);
    return store.settings.put(kDoubted, audits);
}

Result<void> loadOriginState(Store::Impl &store)
{
    store.formers.clear();
    store.doubted.clear();
    const auto formers = store.settings.get(kFormers);
    if (!formers)
        return formers.error();
    for (wire::Reader in(*formers ? ByteView(**formers) : ByteView()); !in.atEnd();) {
        OriginId origin{};
        std::ranges::copy(in.raw(origin.size()), origin.begin());
        const std::uint64_t untilMs = in.varint();
        if (!in.failed())
            store.formers[origin] = static_cast<std::int64_t>(untilMs);
    }
    const auto doubted = store.settings.get(kDoubted);
    if (!doubted)
        return doubted.error();
    for (wire::Reader in(*doubted ? ByteView(**doubted) : ByteView()); !in.atEnd();)
        store.doubted.insert(in.text());
    return {};
}

Result<void> keepBranch(Store::Impl &store, const EncodedRun &run)
{
    return store.settings.put(branchName(run), encodeBranch(run));
}

Result<std::vector<EncodedRun>> readBranches(Store::Impl &store)
{
    const auto names = store.settings.names(kBranch);
    if (!names)
        return names.error();
    std::vector<EncodedRun> branches;
    for (const std::string &name : *names) {
        const auto bytes = store.settings.get(name);
        if (!bytes)
            return bytes.error();
        auto branch = *bytes ? decodeBranch(**bytes) : std::nullopt;
        if (!branch || branch->changes.empty())
            return Error{
                ErrorCode::Corrupted, {"保存的旧变更链已损坏。", "A kept branch of the log is damaged."}, name};
        branches.push_back(std::move(*branch));
    }
    return branches;
}

// --- Store -----------------------------------------------------------------------------------------------------------

Result<void> Store::becomeNewOrigin()
{
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    if (auto replaced = replaceIdentity(*m_impl); !replaced)
        return replaced;
    return write->commit();
}

Result<bool> Store::doubtNumbers(const std::string &audit)
{
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    if (m_impl->doubted.contains(audit))
        return false;
    if (auto set = setDoubted(*m_impl, audit, true); !set)
        return set.error();
    if (auto committed = write->commit(); !committed)
        return committed.error();
    return true;
}

Result<void> Store::endDoubts(const std::set<std::string> &still)
{
    if (auto current = m_impl->catchUp(); !current)
        return current;
    if (std::ranges::includes(still, m_impl->doubted))
        return {};
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    for (const std::string &audit : std::set(m_impl->doubted)) {
        if (still.contains(audit))
            continue;
        if (auto set = setDoubted(*m_impl, audit, false); !set)
            return set;
        if (const auto number = m_impl->names.findAudit(audit))
            m_impl->changed.insert(*number);
    }
    return write->commit();
}

bool Store::isOwn(const record::OriginId &origin) const
{
    return m_impl->isOwn(origin);
}

Result<std::vector<FormerOrigin>> Store::formerOrigins()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    std::vector<FormerOrigin> found;
    for (const auto &[origin, untilMs] : m_impl->formers)
        found.push_back({origin, untilMs});
    return found;
}

Result<std::vector<EncodedRun>> Store::branches()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    return readBranches(*m_impl);
}

} // namespace plumbline::core::store
