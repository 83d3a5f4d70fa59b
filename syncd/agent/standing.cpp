#include "syncd/agent/standing.h"

#include "core/sync/digest.h"
#include "core/sync/store_steps.h"

#include <algorithm>

namespace plumbline::agent {

using namespace core;

Text textOf(State state, bool hub)
{
    switch (state) {
    case State::NotEnrolled:
        return {"此设备尚未注册：请扫描办公室提供的二维码。",
                "This device is not enrolled: scan the office's QR code."};
    case State::Offline:
        return {"离线：记录已保存在此设备上。", "Offline: everything is saved on this device."};
    case State::Connecting:
        return hub ? Text{"正在连接现场中继…", "Connecting to the site's hub …"}
                   : Text{"正在连接服务器…", "Connecting to the server …"};
    case State::Exchanging:
        return {"正在交换记录…", "Exchanging records …"};
    case State::Live:
        return hub ? Text{"已与现场中继同步；服务器尚未确认，请勿清除此设备。",
                          "In step with the site's hub; the server has not confirmed yet, do not wipe this device."}
                   : Text{"已与服务器同步。", "In step with the server."};
    case State::Refused:
        return {"服务器拒绝了此设备。", "The server refuses this device."};
    }
    return {};
}

namespace {

/// Those of `refused` that the peer has taken since. What another device wrote stands until the next connection, where
/// its audit is not exchanged at all.
Result<std::vector<Refused>> takenOf(store::Store &store, const std::vector<Refused> &refused, trust::ReceiptKind peer)
{
    const auto receipts = store.receipts();
    if (!receipts)
        return receipts.error();
    auto heads = store.heads();
    if (!heads)
        return heads.error();
    const auto waiting = sync::unconfirmed(store, sync::byAudit(std::move(*heads)), peer);
    if (!waiting)
        return waiting.error();
    std::vector<Refused> taken;
    for (const Refused &each : refused) {
        const bool waits = std::ranges::any_of(*waiting, [&](const sync::StreamNumber &stream) {
            return stream.audit == each.audit && stream.origin == each.origin;
        });
        const bool covered = std::ranges::any_of(*receipts, [&](const trust::Receipt &receipt) {
            return (receipt.kind == trust::ReceiptKind::Server || receipt.kind == peer) && receipt.audit == each.audit
                && receipt.origin == each.origin && receipt.number >= each.last;
        });
        if (each.whole ? store.isOwn(each.origin) && !waits : covered)
            taken.push_back(each);
    }
    return taken;
}

} // namespace

Result<Counts> count(store::Store &store, const std::vector<Refused> &refused, trust::ReceiptKind peer)
{
    Counts counts;
    const auto audits = store.audits();
    if (!audits)
        return audits.error();
    for (const store::AuditSummary &audit : *audits) {
        const auto confirmation = store.confirmation(audit.id);
        if (!confirmation)
            return confirmation.error();
        counts.confirmed += confirmation->confirmed;
        counts.onHub += confirmation->onHub;
        counts.unconfirmed += confirmation->own - std::min(confirmation->own, confirmation->confirmed);
        counts.lastReceiptMs = std::max(counts.lastReceiptMs, confirmation->lastReceiptMs);
    }
    if (refused.empty())
        return counts;
    auto taken = takenOf(store, refused, peer);
    if (!taken)
        return taken.error();
    counts.taken = std::move(*taken);
    return counts;
}

} // namespace plumbline::agent
