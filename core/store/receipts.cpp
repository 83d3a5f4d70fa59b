// Receipts: what a server's disk has, by its own word.

#include "core/store/store.h"
#include "core/store/store_impl.h"

#include <algorithm>

namespace plumbline::core::store {

Result<void> Store::saveReceipt(const trust::Receipt &receipt)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    if (auto checked = trust::check(receipt); !checked)
        return checked;
    const auto audit = m_impl->names.findAudit(receipt.audit);
    const auto origin = m_impl->names.findOrigin(receipt.origin);
    Stream *const stream = audit && origin ? m_impl->names.findStream(*audit, *origin) : nullptr;
    if (stream == nullptr)
        return Error{ErrorCode::NotFound,
                     {"回执所指的变更不在这里。", "The receipt is of changes that are not here."},
                     receipt.audit};
    // One beyond our head is kept: it proves that a tail was cut off here. See verify().
    if (receipt.number <= stream->head) {
        const auto hash = m_impl->log.hashAt(*stream, receipt.number, trust::genesis(receipt.audit, receipt.origin));
        if (!hash)
            return hash.error();
        if (*hash != receipt.hash)
            return Error{ErrorCode::Untrusted,
                         {"服务器确认的内容与本机不同：本机的存储被恢复或复制过。",
                          "The server confirms other changes than are here: this store was restored or copied."},
                         receipt.audit + "/" + record::originText(receipt.origin) + "/"
                             + std::to_string(receipt.number)};
    }
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    if (auto added = m_impl->proofs.addReceipt(*stream, receipt); !added)
        return added;
    return write->commit();
}

Result<std::vector<trust::Receipt>> Store::receipts()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    return m_impl->proofs.receipts();
}

Result<Confirmation> Store::confirmation(const std::string &audit)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    Confirmation confirmation;
    const auto number = m_impl->names.findAudit(audit);
    if (!number)
        return confirmation;
    const auto all = m_impl->proofs.receipts();
    if (!all)
        return all.error();
    for (const Stream *stream : m_impl->names.streams(*number)) {
        const record::OriginId &origin = *m_impl->names.originId(stream->origin);
        if (!m_impl->isOwn(origin))
            continue;
        std::uint64_t confirmed = 0, held = 0; // by the server; by anybody
        for (const trust::Receipt &receipt : *all) {
            if (receipt.audit != audit || receipt.origin != origin)
                continue;
            held = std::max(held, std::min(receipt.number, stream->head));
            if (receipt.kind != trust::ReceiptKind::Server)
                continue;
            confirmed = std::max(confirmed, std::min(receipt.number, stream->head));
            confirmation.lastReceiptMs = std::max(confirmation.lastReceiptMs, receipt.timeMs);
        }
        confirmation.own += stream->head;
        confirmation.confirmed += confirmed;
        confirmation.onHub += held - confirmed;
    }
    return confirmation;
}

} // namespace plumbline::core::store
