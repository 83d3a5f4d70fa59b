#include "core/store/run_check.h"

#include "core/record/encoding.h"
#include "core/store/conduct.h"

#include <algorithm>

namespace plumbline::core::store {

using namespace record;

Verdict refuse(const EncodedRun &run, std::uint64_t number, RunFault fault, ErrorCode code, Text text)
{
    return std::optional<Fault>(
        {fault,
         {code, std::move(text), run.audit + "/" + originText(run.origin) + "/" + std::to_string(number)},
         number});
}

Verdict RunCheck::check()
{
    for (const auto part : {&RunCheck::shape, &RunCheck::known, &RunCheck::chain, &RunCheck::content}) {
        auto found = (this->*part)();
        if (!found || *found)
            return found;
    }
    return std::optional<Fault>();
}

Verdict RunCheck::shape()
{
    const auto audit = m_store.names.findAudit(m_run.audit);
    const auto origin = m_store.names.findOrigin(m_run.origin);
    m_stream = audit && origin ? m_store.names.findStream(*audit, *origin) : nullptr;
    m_head = m_stream == nullptr ? 0 : m_stream->head;
    if (m_run.publicKey.size() != 32
        || (origin && !m_store.names.publicKey(*origin).empty() && m_store.names.publicKey(*origin) != m_run.publicKey))
        return refuse(m_run, 0, RunFault::BadSignature, ErrorCode::Untrusted,
                      {"同一设备换了公钥，不予接受。", "This device's public key is not the one known here."});
    std::uint64_t next = m_run.changes.empty() ? 0 : m_run.changes.front().number;
    for (const EncodedChange &change : m_run.changes) {
        if (change.number != next++ || change.number == 0 || change.number >= kMaxNumber
            || change.body.size() > kMaxBodySize || change.personal.size() > kMaxBodySize)
            return refuse(
                m_run, change.number, RunFault::Unreadable, ErrorCode::InvalidInput,
                {"变更编号不连续或内容过大。", "Numbers do not follow each other, or a change is too large."});
    }
    if (!m_run.changes.empty() && m_run.changes.front().number > m_head + 1)
        return refuse(m_run, m_run.changes.front().number, RunFault::Gap, ErrorCode::Refused,
                      {"缺少之前的变更（这里只到第 " + std::to_string(m_head) + " 条）。",
                       "Earlier changes are missing: the stream is here up to " + std::to_string(m_head) + "."});
    return std::optional<Fault>();
}

/// Those with numbers that are here already must be the same bytes.
Verdict RunCheck::known()
{
    auto at = m_run.changes.begin();
    if (at == m_run.changes.end() || at->number > m_head)
        return std::optional<Fault>();
    bool fork = false;
    auto walked = m_store.log.rows(m_stream->number, at->number, [&](const LogRow &row) -> Result<bool> {
        for (const LoggedChange &change : row.changes) {
            if (at == m_run.changes.end())
                return false;
            if (change.number != at->number)
                continue;
            if (!std::ranges::equal(change.body, at->body)) {
                fork = true;
                return false;
            }
            ++repeated;
            ++at;
        }
        return at != m_run.changes.end();
    });
    if (!walked)
        return walked.error();
    if (!fork)
        return std::optional<Fault>();
    if (m_store.isOwn(m_run.origin)) {
        const auto proven = provesItself(repeated);
        if (!proven)
            return proven.error();
        if (*proven)
            taken = at->number;
    }
    return refuse(m_run, at->number, RunFault::Fork, ErrorCode::Refused,
                  {"同一编号已有不同的内容：这台设备的存储被恢复或复制过。",
                   "This number is taken by another change: the device's store was restored or copied."});
}

/// Whether the run, from its change `from` on, leads from what is here to a checkpoint that its origin signed.
Result<bool> RunCheck::provesItself(std::size_t from) const
{
    const std::uint64_t before = m_run.changes[from].number - 1;
    auto hash = m_store.log.hashAt(*m_stream, before, trust::genesis(m_run.audit, m_run.origin));
    if (!hash)
        return hash.error();
    for (std::size_t i = from; i < m_run.changes.size(); ++i)
        *hash = m_store.hasher.next(*hash, m_run.changes[i].number, m_run.changes[i].body);
    return m_run.checkpoint && m_run.checkpoint->audit == m_run.audit && m_run.checkpoint->origin == m_run.origin
        && m_run.checkpoint->number == m_run.changes.back().number && m_run.checkpoint->hash == *hash
        && m_run.checkpoint->publicKey == m_run.publicKey && trust::check(*m_run.checkpoint).ok();
}

Verdict RunCheck::chain()
{
    const Digest before = m_stream == nullptr ? trust::genesis(m_run.audit, m_run.origin) : m_stream->hash;
    if (const auto &found = m_run.findings.hashes;
        repeated == 0 && found.size() == m_run.changes.size() + 1 && found.front() == before) {
        hashes = found;
    } else {
        m_hashes.reserve(m_run.changes.size() - repeated + 1);
        m_hashes.push_back(before);
        for (std::size_t i = repeated; i < m_run.changes.size(); ++i)
            m_hashes.push_back(m_store.hasher.next(m_hashes.back(), m_run.changes[i].number, m_run.changes[i].body));
        hashes = m_hashes;
    }
    if (!m_run.checkpoint)
        return std::optional<Fault>();
    const trust::Checkpoint &checkpoint = *m_run.checkpoint;
    const std::uint64_t last = std::max(m_head, m_run.changes.empty() ? 0 : m_run.changes.back().number);
    if (checkpoint.audit != m_run.audit || checkpoint.origin != m_run.origin || checkpoint.publicKey != m_run.publicKey
        || !(m_run.findings.signatureHolds || trust::check(checkpoint)))
        return refuse(m_run, checkpoint.number, RunFault::BadSignature, ErrorCode::Untrusted,
                      {"设备的检查点签名不符。", "The signature of the device's checkpoint does not check."});
    if (checkpoint.number > last)
        return refuse(m_run, checkpoint.number, RunFault::Gap, ErrorCode::Refused,
                      {"检查点指向这里没有的变更。", "The checkpoint is of a change that is not here."});
    if (checkpoint.number < last)
        return std::optional<Fault>(); // of a run sent again: it was checked when it came
    if (checkpoint.hash != hashes.back())
        return refuse(m_run, checkpoint.number, RunFault::BrokenChain, ErrorCode::Refused,
                      {"变更链不符：内容与设备签名的检查点不一致。",
                       "The chain is broken: these changes do not lead to what the device signed."});
    return std::optional<Fault>();
}

Verdict RunCheck::content()
{
    if (const auto &found = m_run.findings.changes; found.size() == m_run.changes.size()) {
        changes = std::span(found).subspan(repeated);
        return Conduct(m_store, m_run, changes).check();
    }
    m_decoded.reserve(m_run.changes.size() - repeated);
    for (std::size_t i = repeated; i < m_run.changes.size(); ++i) {
        const EncodedChange &encoded = m_run.changes[i];
        auto change = decode(m_run.audit, {m_run.origin, encoded.number}, encoded.body, encoded.personal);
        if (!change)
            return std::optional<Fault>(Fault{RunFault::Unreadable, change.error(), encoded.number});
        m_decoded.push_back(std::move(*change));
    }
    changes = m_decoded;
    return Conduct(m_store, m_run, changes).check();
}

} // namespace plumbline::core::store
