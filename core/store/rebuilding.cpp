#include "core/store/rebuilding.h"

#include "core/record/encoding.h"
#include "core/store/origin_change.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using namespace record;

class Rebuilder {
public:
    Rebuilder(Store::Impl &store, const Salvage &salvage, RepairReport &report)
        : m_store(store),
          m_salvage(salvage),
          m_report(report)
    {
    }

    Result<void> run()
    {
        if (auto done = settings(); !done)
            return done;
        for (const auto &[number, stream] : m_salvage.streams) {
            if (auto done = this->stream(stream); !done)
                return done;
        }
        strays();
        if (auto done = proofs(); !done)
            return done;
        if (m_report.newOrigin) {
            if (auto replaced = replaceIdentity(m_store); !replaced)
                return replaced;
        }
        for (const auto &[number, run] : m_behindGaps) {
            if (auto issued = issueAgain(m_store, m_streams.at(number).audit, run); !issued)
                return issued;
            m_report.issuedAgain += run.changes.size();
        }
        for (const auto &[number, id] : m_store.names.audits()) {
            if (auto rebuilt = rebuildRegistersOf(m_store, number); !rebuilt)
                return rebuilt;
        }
        return {};
    }

private:
    Result<void> settings()
    {
        for (const auto &[name, value] : m_salvage.settings) {
            if (name.starts_with(std::string(kSettingSpace) + kDerivedSettings))
                continue;
            if (auto put = m_store.settings.put(name, value); !put)
                return put;
        }
        if (const auto loaded = m_store.loadIdentity(); loaded || loaded.error().code != ErrorCode::Corrupted)
            return loaded;
        m_report.identityLost = true; // what it wrote under the lost one stays; it writes as another from now on
        return m_store.makeIdentity();
    }

    /// The part of a stream that hangs together from its start; of one's own also what is readable behind a gap.
    Result<void> stream(const Stream &salvaged)
    {
        const auto auditId = m_salvage.audits.find(salvaged.audit);
        const auto origin = m_salvage.origins.find(salvaged.origin);
        if (auditId == m_salvage.audits.end() || origin == m_salvage.origins.end())
            return {}; // its rows are strays
        const auto audit = m_store.names.audit(auditId->second);
        if (!audit)
            return audit.error();
        const auto originNumber = m_store.names.origin(origin->second.id);
        if (!originNumber)
            return originNumber.error();
        if (!origin->second.publicKey.empty() && m_store.names.publicKey(*originNumber).empty()) {
            if (auto set = m_store.names.setPublicKey(*originNumber, origin->second.publicKey); !set)
                return set;
        }
        const auto made = m_store.names.stream(*audit, *originNumber);
        if (!made)
            return made.error();
        Stream &stream = **made;
        m_streams[salvaged.number] = stream;
        EncodedRun behind{auditId->second, origin->second.id, origin->second.publicKey, {}, {}};
        bool whole = true;
        for (auto at = m_salvage.log.lower_bound(LogTable::key(salvaged.number, 0));
             at != m_salvage.log.end() && at->first <= LogTable::key(salvaged.number, kMaxNumber); ++at) {
            m_taken.insert(at->first);
            const auto row = m_store.log.open(at->first, at->second);
            if (!row || row->last() <= stream.head)
                continue;
            whole = whole && row->first == stream.head + 1 && (!row->before || *row->before == stream.hash);
            for (const LoggedChange &logged : row->changes) {
                const auto change =
                    decode(auditId->second, {origin->second.id, logged.number}, logged.body, logged.personal);
                if (!change)
                    return change.error();
                if (!whole) {
                    behind.changes.push_back({logged.number,
                                              {logged.body.begin(), logged.body.end()},
                                              {logged.personal.begin(), logged.personal.end()}});
                    continue;
                }
                if (auto added =
                        m_store.log.add(stream.number, logged.number, stream.hash, logged.body, logged.personal);
                    !added)
                    return added;
                stream.hash = m_store.hasher.next(stream.hash, logged.number, logged.body);
                stream.head = logged.number;
                stream.time = change->time;
                stream.dirty = true;
            }
        }
        m_store.names.folded(*audit)[origin->second.id] = stream.head;
        m_report.changes += stream.head;
        if (auto flushed = m_store.log.flush(); !flushed)
            return flushed;
        if (m_report.identityLost)
            return uncovered(salvaged, stream, *audit);
        const std::uint64_t last = std::max(salvaged.head, behind.changes.empty() ? 0 : behind.changes.back().number);
        if (last > stream.head)
            gap(salvaged, stream, last, std::move(behind));
        return {};
    }

    /// Who this store was is not known any more. What others wrote came with their checkpoints; what none and no
    /// receipt covers can only be its own, and nobody would take it without a signature.
    Result<void> uncovered(const Stream &salvaged, Stream &stream, std::int64_t audit)
    {
        std::uint64_t covered = confirmed(salvaged.number);
        for (const Salvage::Proof &proof : m_salvage.checkpoints) {
            if (static_cast<std::int64_t>(static_cast<std::uint64_t>(proof.key) >> kNumberBits) == salvaged.number)
                covered = std::max(covered, static_cast<std::uint64_t>(proof.key) & kMaxNumber);
        }
        if (salvaged.head > stream.head) {
            m_report.missing += salvaged.head - stream.head;
            m_report.incomplete.insert(m_store.names.auditId(audit));
        }
        if (covered >= stream.head)
            return {};
        auto own = takeFrom(m_store, stream, covered + 1);
        if (!own)
            return own.error();
        m_report.changes -= own->changes.size();
        m_behindGaps.emplace(salvaged.number, std::move(*own));
        return endBefore(m_store, stream, covered + 1);
    }

    std::uint64_t confirmed(std::int64_t stream) const
    {
        std::uint64_t number = 0;
        for (const Salvage::Receipt &receipt : m_salvage.receipts) {
            if (receipt.stream == stream && receipt.receipt.kind == trust::ReceiptKind::Server)
                number = std::max(number, receipt.receipt.number);
        }
        return number;
    }

    /// What others wrote, and what a server has confirmed, comes back with the next exchange. The rest of one's own is
    /// written again, as another origin: the numbers in the gap may be known elsewhere.
    void gap(const Stream &salvaged, const Stream &stream, std::uint64_t last, EncodedRun behind)
    {
        m_report.missing += last - stream.head;
        m_report.incomplete.insert(behind.audit);
        if (!m_store.isOwn(behind.origin))
            return;
        m_report.newOrigin = true;
        const std::uint64_t before = confirmed(salvaged.number);
        std::erase_if(behind.changes, [&](const EncodedChange &change) { return change.number <= before; });
        m_report.missing -= behind.changes.size();
        if (!behind.changes.empty())
            m_behindGaps.emplace(salvaged.number, std::move(behind));
    }

    /// Rows of streams of which nothing else is known.
    void strays()
    {
        for (const auto &[key, sealed] : m_salvage.log) {
            if (m_taken.contains(key))
                continue;
            if (const auto row = m_store.log.open(key, sealed))
                m_report.missing += row->changes.size();
        }
    }

    Result<void> proofs()
    {
        for (const Salvage::Proof &proof : m_salvage.checkpoints) {
            const auto stream =
                m_streams.find(static_cast<std::int64_t>(static_cast<std::uint64_t>(proof.key) >> kNumberBits));
            const std::uint64_t number = static_cast<std::uint64_t>(proof.key) & kMaxNumber;
            if (stream == m_streams.end() || number > headOf(stream->second))
                continue;
            trust::Checkpoint checkpoint{m_store.names.auditId(stream->second.audit),
                                         *m_store.names.originId(stream->second.origin),
                                         number,
                                         proof.hash,
                                         m_store.names.publicKey(stream->second.origin),
                                         proof.signature};
            if (!trust::check(checkpoint))
                continue;
            if (auto kept = m_store.proofs.addCheckpoint(stream->second, checkpoint); !kept)
                return kept;
        }
        for (const Salvage::Receipt &salvaged : m_salvage.receipts) {
            const auto stream = m_streams.find(salvaged.stream);
            if (stream == m_streams.end())
                continue;
            trust::Receipt receipt = salvaged.receipt;
            receipt.audit = m_store.names.auditId(stream->second.audit);
            receipt.origin = *m_store.names.originId(stream->second.origin);
            if (!trust::check(receipt))
                continue;
            if (auto kept = m_store.proofs.addReceipt(stream->second, receipt); !kept)
                return kept;
        }
        return {};
    }

    std::uint64_t headOf(const Stream &stream) const { return m_store.names.streams().at(stream.number).head; }

    Store::Impl &m_store;
    const Salvage &m_salvage;
    RepairReport &m_report;
    std::map<std::int64_t, Stream> m_streams; ///< as they are numbered now, by their number then
    std::map<std::int64_t, EncodedRun> m_behindGaps;
    std::set<std::int64_t> m_taken;
};

} // namespace

Result<void> rebuild(Store::Impl &store, const Salvage &salvage, RepairReport &report)
{
    return Rebuilder(store, salvage, report).run();
}

} // namespace plumbline::core::store
