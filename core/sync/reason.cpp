#include "core/sync/reason.h"

#include <algorithm>
#include <array>

namespace plumbline::core::sync {

namespace {

struct Entry {
    Reason reason;
    std::string_view name;
    const char *zh;
    const char *en;
};

constexpr std::array kEntries{
    Entry{Reason::None, "none", "没有问题。", "Nothing is wrong."},
    Entry{Reason::BrokenChain, "broken_chain", "记录链断裂：收到的内容与其校验值不符。请导出未确认的记录并联系办公室。",
          "The chain is broken: what arrived does not match its checksum. Export the unconfirmed records and call the "
          "office."},
    Entry{Reason::BadSignature, "bad_signature", "签名无效：这些记录不是由所称的设备写入的。",
          "A signature does not check: these records were not written by the device they name."},
    Entry{Reason::Fork, "fork", "同一编号下存在两份不同的记录（设备可能由备份恢复或被复制）。",
          "Two different records bear the same number (was this device restored from a backup, or copied?)."},
    Entry{Reason::UnknownAudit, "unknown_audit", "服务器上没有这次审核，请让计划人员或组长先上传。",
          "The server does not know this audit; a planner or lead auditor has to bring it first."},
    Entry{Reason::NotAssigned, "not_assigned", "您没有被分配到这次审核，请联系办公室。",
          "You are not assigned to this audit; ask the office."},
    Entry{Reason::Submitted, "submitted", "顾客已提交的答案不能更改，只能说明理由后排除整份评价。",
          "Answers that a customer has handed in cannot be changed; exclude the whole evaluation with a reason."},
    Entry{Reason::ClockAhead, "clock_ahead",
          "设备时钟比服务器快 24 小时以上；记录已在服务器隔离保存。请校准时钟并联系办公室。",
          "The device's clock is more than 24 hours ahead of the server's; the records are kept in quarantine. Set the "
          "clock and call the office."},
    Entry{Reason::TooLarge, "too_large", "内容超过允许的大小。", "The content is larger than allowed."},
    Entry{Reason::RoleForbids, "role_forbids",
          "您在此审核中的角色无权写入这项内容，其后的记录也随之等待。请办公室调整您在此审核中的角色，或将未确认内容存入"
          "文件交办公室导入。",
          "Your role in this audit may not write this, and what was recorded after it waits. Ask the office for the "
          "role, or save everything unconfirmed to a file for the office to import."},
    Entry{Reason::Gap, "gap", "缺少之前的记录，稍后会自动重试。",
          "Earlier records are missing; it is tried again by itself."},
    Entry{Reason::Unreadable, "unreadable", "记录无法解读，程序版本可能过旧。",
          "The records cannot be read; one of the programs may be too old."},
    Entry{Reason::ForgedOrigin, "forged_origin", "这些记录的来源属于另一位用户的设备。",
          "The origin of these records belongs to another user's device."},
    Entry{Reason::NeedsReason, "needs_reason", "审核已完成评价，更改须说明理由。",
          "The audit is evaluated: an amendment needs a reason."},
    Entry{Reason::ForgedAuthor, "forged_author", "记录署名为另一位用户。",
          "The record is signed with another user's name."},
    Entry{Reason::Evaluated, "evaluated", "参加过本次评价的人不能复核或决定（ISO/IEC 17065 7.5.1、7.6.2）。",
          "Who evaluated in this audit neither reviews it nor decides on it (ISO/IEC 17065 7.5.1, 7.6.2)."},
    Entry{Reason::Malformed, "malformed", "收到的消息格式错误。", "A message was malformed."},
    Entry{Reason::UnsupportedVersion, "unsupported_version", "双方程序版本不兼容，请更新。",
          "The two programs share no protocol version; update the older one."},
    Entry{Reason::OutOfOrder, "out_of_order", "收到的消息顺序错误。", "A message arrived where it has no place."},
    Entry{Reason::OverWindow, "over_window", "对方发送过多而未等待确认。",
          "The other side sent more than was granted without waiting."},
    Entry{Reason::Revoked, "revoked", "此设备已被吊销，请联系办公室。",
          "This device has been revoked; call the office."},
    Entry{Reason::ShuttingDown, "shutting_down", "服务器正在关闭，稍后自动重连。",
          "The server is shutting down; it is tried again by itself."},
    Entry{Reason::TooSlow, "too_slow", "对方长时间没有响应。", "The other side did not respond in time."},
    Entry{Reason::StoreFailed, "store_failed",
          "服务器的磁盘读写出错，可能已满或损坏。这里的记录都在，稍后会再送；请告知管理员。",
          "The server could not read or write its disk, which may be full or damaged. The records are still here and "
          "are sent again; tell whoever runs the server."},
    Entry{Reason::Replaced, "replaced", "同一设备建立了新的连接。", "The same device has connected again."},
    Entry{Reason::RateLimited, "rate_limited", "请求过于频繁，请稍后再试。", "Too many requests; wait a while."},
};

const Entry &entryOf(Reason reason)
{
    const auto found = std::ranges::find(kEntries, reason, &Entry::reason);
    return found == kEntries.end() ? kEntries.front() : *found;
}

} // namespace

std::string_view nameOf(Reason reason)
{
    return entryOf(reason).name;
}

Text textOf(Reason reason)
{
    const Entry &entry = entryOf(reason);
    return {entry.zh, entry.en};
}

Reason reasonOf(std::uint32_t wire)
{
    return wire > 255 ? Reason::None : entryOf(static_cast<Reason>(wire)).reason;
}

Reason reasonOf(store::RunFault fault)
{
    switch (fault) {
    case store::RunFault::None:
        return Reason::None;
    case store::RunFault::Gap:
        return Reason::Gap;
    case store::RunFault::BrokenChain:
        return Reason::BrokenChain;
    case store::RunFault::Fork:
        return Reason::Fork;
    case store::RunFault::BadSignature:
        return Reason::BadSignature;
    case store::RunFault::Unreadable:
        return Reason::Unreadable;
    case store::RunFault::Submitted:
        return Reason::Submitted;
    case store::RunFault::NeedsReason:
        return Reason::NeedsReason;
    }
    return Reason::Unreadable;
}

} // namespace plumbline::core::sync
