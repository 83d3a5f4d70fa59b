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

Result<Counts> count(store::Store &store, const std::vector<Refused> &refused)
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
    auto heads = store.heads();
    if (!heads)
        return heads.error();
    const auto waiting = sync::unconfirmed(store, sync::byAudit(std::move(*heads)), trust::ReceiptKind::Server);
    if (!waiting)
        return waiting.error();
    for (const Refused &each : refused) {
        const bool waits = std::ranges::any_of(*waiting, [&](const sync::StreamNumber &stream) {
            return stream.audit == each.audit && stream.origin == each.origin;
        });
        if (!waits)
            counts.taken.push_back(each);
    }
    return counts;
}

} // namespace plumbline::agent
