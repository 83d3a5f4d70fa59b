// Everything that can be checked offline: rows unseal, chains lead to the heads, to the origins' checkpoints and the
// servers' receipts, personal data is what its hashes stand for, attachments are what their names say.

#include "core/store/origin_change.h"
#include "core/store/row_checker.h"
#include "core/store/store.h"
#include "core/store/store_impl.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using namespace record;

constexpr double kShareOfLog = 0.9; // of the progress; the rest are attachments

class Verifier {
public:
    Verifier(Store::Impl &store, const std::function<void(double)> &progress) : m_store(store), m_progress(progress)
    {
        for (const auto &[number, stream] : store.names.streams())
            m_total += stream.head;
    }

    Result<std::vector<Finding>> run()
    {
        auto receipts = m_store.proofs.receipts();
        if (!receipts)
            return receipts.error();
        m_receipts = std::move(*receipts);
        for (const auto &[number, stream] : m_store.names.streams()) {
            if (auto walked = this->stream(stream); !walked)
                return walked.error();
        }
        if (auto checked = branches(); !checked)
            return checked.error();
        if (auto strays = rowsWithoutStream(); !strays)
            return strays.error();
        if (auto looked = attachments(); !looked)
            return looked.error();
        if (m_progress)
            m_progress(1);
        return std::move(m_findings);
    }

private:
    void find(std::string place, std::string zh, std::string en)
    {
        m_findings.push_back({{std::move(zh), std::move(en)}, std::move(place)});
    }
    std::string placeOf(const Stream &stream, std::uint64_t number) const
    {
        return m_store.names.auditId(stream.audit) + "/" + originText(*m_store.names.originId(stream.origin)) + "/"
            + std::to_string(number);
    }

    struct Proof {
        std::uint64_t number;
        Digest hash;
        const char *zh;
        const char *en;
    };

    /// What the chain must have at which number, ascending.
    Result<std::vector<Proof>> proofsOf(const Stream &stream)
    {
        std::vector<Proof> proofs;
        auto checkpoints = m_store.proofs.checkpoints(stream);
        if (!checkpoints)
            return checkpoints.error();
        for (const trust::Checkpoint &checkpoint : *checkpoints) {
            if (trust::check(checkpoint))
                proofs.push_back({checkpoint.number, checkpoint.hash, "设备签名的检查点", "the device's checkpoint"});
            else
                find(placeOf(stream, checkpoint.number), "检查点的签名不符。",
                     "The signature of a checkpoint does not check.");
        }
        for (const trust::Receipt &receipt : m_receipts) {
            if (receipt.audit != m_store.names.auditId(stream.audit)
                || receipt.origin != *m_store.names.originId(stream.origin))
                continue;
            if (trust::check(receipt))
                proofs.push_back({receipt.number, receipt.hash, "服务器的回执", "the server's receipt"});
            else
                find(placeOf(stream, receipt.number), "回执的签名不符。", "The signature of a receipt does not check.");
        }
        proofs.push_back({stream.head, stream.hash, "本机登记的链尾", "the recorded head of the chain"});
        std::ranges::stable_sort(proofs, {}, &Proof::number);
        return proofs;
    }

    Result<void> stream(const Stream &stream)
    {
        auto proofs = proofsOf(stream);
        if (!proofs)
            return proofs.error();
        auto proof = proofs->begin();
        m_hash = trust::genesis(m_store.names.auditId(stream.audit), *m_store.names.originId(stream.origin));
        m_known = true;
        const auto prove = [&](std::uint64_t number) {
            for (; proof != proofs->end() && proof->number <= number; ++proof) {
                if (proof->number == number && m_known && proof->hash != m_hash) {
                    find(placeOf(stream, number), std::string("变更链与") + proof->zh + "不符：之前的内容被改动过。",
                         std::string("The chain does not lead to ") + proof->en + ": something before it was altered.");
                    m_known = false; // once is enough for what follows from it
                }
            }
        };
        prove(0);
        std::uint64_t next = 1;
        std::vector<std::uint64_t> wanted;
        std::ranges::transform(*proofs, std::back_inserter(wanted), &Proof::number);
        wanted.erase(std::ranges::unique(wanted).begin(), wanted.end());
        for (RowChecker rows(m_store, stream, std::move(wanted));;) {
            const auto checked = rows.next();
            if (!checked)
                return checked.error();
            if (!*checked)
                break;
            const std::uint64_t last = static_cast<std::uint64_t>((*checked)->key) & kMaxNumber;
            if (!(*checked)->readable) {
                const std::string range = std::to_string(next) + "-" + std::to_string(last);
                find(placeOf(stream, next), "第 " + range + " 条变更已损坏或被换位：无法解封。",
                     "Changes " + range + " are damaged or from another place: the row of the log cannot be unsealed.");
                m_known = false;
            } else {
                row(stream, **checked, next, prove);
            }
            next = last + 1;
        }
        if (next != stream.head + 1)
            find(placeOf(stream, next), "链尾被截断：登记到第 " + std::to_string(stream.head) + " 条。",
                 "The tail is cut off: the stream went up to " + std::to_string(stream.head) + ".");
        for (; proof != proofs->end(); ++proof) {
            if (proof->number > stream.head)
                find(placeOf(stream, proof->number), std::string("链尾被截断：") + proof->zh + "证明后面还有变更。",
                     std::string("The tail is cut off: ") + proof->en + " proves that there were more changes.");
        }
        return {};
    }

    template <class Prove>
    void row(const Stream &stream, const CheckedRow &checked, std::uint64_t next, const Prove &prove)
    {
        if (checked.first != next) {
            find(placeOf(stream, next), "缺少变更，或顺序不对。", "Changes are missing here, or out of order.");
            m_known = false;
        }
        if (checked.before) {
            if (m_known && *checked.before != m_hash)
                find(placeOf(stream, checked.first), "变更链断开：此前的内容被改动过。",
                     "The chain is broken: something before this change was altered.");
            m_known = true;
            for (const auto &[number, hash] : checked.hashes) {
                m_hash = hash;
                prove(number);
            }
        } else {
            for (const LoggedChange &change : checked.row.changes) {
                m_hash = m_store.hasher.next(m_hash, change.number, change.body);
                prove(change.number);
            }
        }
        // The body was read when it was admitted and the chain holds it since; what stands beside it may have changed.
        for (const auto &[number, message] : checked.personal)
            find(placeOf(stream, number), message.zh, message.en);
        tick(checked.changes);
    }

    /// What gave way to others' changes: from where it left the chain to what this store had signed.
    Result<void> branches()
    {
        const auto branches = readBranches(m_store);
        if (!branches && branches.error().code != ErrorCode::Corrupted)
            return branches.error();
        if (!branches) {
            find(branches.error().place, branches.error().message.zh, branches.error().message.en);
            return {};
        }
        for (const EncodedRun &run : *branches) {
            const auto audit = m_store.names.findAudit(run.audit);
            const auto origin = m_store.names.findOrigin(run.origin);
            const Stream *const stream = audit && origin ? m_store.names.findStream(*audit, *origin) : nullptr;
            const std::uint64_t before = run.changes.front().number - 1;
            bool sound = stream != nullptr && before <= stream->head && run.checkpoint
                && run.checkpoint->number == run.changes.back().number && trust::check(*run.checkpoint);
            if (sound) {
                auto hash = m_store.log.hashAt(*stream, before, trust::genesis(run.audit, run.origin));
                if (!hash && hash.error().code != ErrorCode::Corrupted)
                    return hash.error();
                for (const EncodedChange &change : run.changes) {
                    if (hash)
                        *hash = m_store.hasher.next(*hash, change.number, change.body);
                }
                sound = hash && *hash == run.checkpoint->hash;
            }
            if (!sound)
                find(run.audit + "/" + originText(run.origin) + "/" + std::to_string(before + 1),
                     "保存的旧变更链与其签名不符。", "A kept branch does not lead to what was signed.");
        }
        return {};
    }

    Result<void> rowsWithoutStream()
    {
        auto rows = m_store.database.prepare("SELECT DISTINCT key >> 40 FROM log WHERE key >> 40 NOT IN "
                                             "(SELECT number FROM streams)");
        if (!rows)
            return rows.error();
        for (;;) {
            const auto row = rows->step();
            if (!row)
                return row.error();
            if (!*row)
                return {};
            find("stream " + std::to_string(rows->number(0)), "变更不属于任何已知设备。",
                 "Changes that belong to no stream of this store.");
        }
    }

    Result<void> attachments()
    {
        const auto damaged = m_store.attachments.damaged();
        if (!damaged)
            return damaged.error();
        for (const std::string &file : *damaged)
            find(file, "附件已损坏：内容与登记的摘要不符。",
                 "The attachment is damaged: it is not what its SHA-256 says.");
        return {};
    }

    void tick(std::size_t changes)
    {
        m_done += changes;
        if (m_progress && m_total > 0)
            m_progress(kShareOfLog * static_cast<double>(m_done) / static_cast<double>(std::max(m_total, m_done)));
    }

    Store::Impl &m_store;
    const std::function<void(double)> &m_progress;
    std::uint64_t m_total = 0;
    std::uint64_t m_done = 0;
    std::vector<trust::Receipt> m_receipts;
    std::vector<Finding> m_findings;
    Digest m_hash{};
    bool m_known = true; ///< whether m_hash follows from the start
};

} // namespace

Result<std::vector<Finding>> Store::verify(const std::function<void(double)> &progress)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    return Verifier(*m_impl, progress).run();
}

} // namespace plumbline::core::store
