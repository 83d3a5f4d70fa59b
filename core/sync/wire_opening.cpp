// The messages by which two sides find out what differs.

#include "core/sync/wire_fields.h"
#include "core/sync/wire_messages.h"

#include "sync.pb.h"

namespace plumbline::core::sync {

void put(wire::Hello &out, const Hello &hello)
{
    out.set_oldest_version(hello.oldestVersion);
    out.set_newest_version(hello.newestVersion);
    out.set_origin(give(hello.origin));
    out.set_digest(give(hello.digest));
    out.set_window(hello.window);
    out.set_roles(give(hello.roles));
}

Result<Message, Reason> get(const wire::Hello &in)
{
    Hello hello{in.oldest_version(), in.newest_version(), {}, {}, in.window(), {}};
    if (!take(in.origin(), hello.origin) || !take(in.digest(), hello.digest)
        || (!in.roles().empty() && !take(in.roles(), hello.roles)))
        return Reason::Malformed;
    return Message(hello);
}

void put(wire::Welcome &out, const Welcome &welcome)
{
    out.set_version(welcome.version);
    out.set_origin(give(welcome.origin));
    out.set_window(welcome.window);
    out.set_same(welcome.same);
    out.set_user(welcome.user);
    out.set_role(welcome.role);
    for (const AuditDigest &audit : welcome.audits) {
        auto &entry = *out.add_audits();
        entry.set_audit(audit.audit);
        entry.set_digest(give(audit.digest));
    }
    out.set_roles_told(welcome.roles.has_value());
    if (welcome.roles) {
        for (const auto &[audit, role] : *welcome.roles) {
            auto &entry = *out.add_roles();
            entry.set_audit(audit);
            entry.set_role(role);
        }
    }
}

Result<Message, Reason> get(const wire::Welcome &in)
{
    if (exceeds(in.audits_size(), kMaxAudits) || exceeds(in.roles_size(), kMaxAudits))
        return Reason::TooLarge;
    Welcome welcome{in.version(), {}, in.window(), in.same(), in.user(), in.role(), {}};
    if (!take(in.origin(), welcome.origin))
        return Reason::Malformed;
    for (const auto &entry : in.audits()) {
        AuditDigest audit{entry.audit(), {}};
        if (!isAuditId(audit.audit) || !take(entry.digest(), audit.digest))
            return Reason::Malformed;
        welcome.audits.push_back(std::move(audit));
    }
    if (in.roles_told())
        welcome.roles.emplace();
    for (const auto &entry : in.roles()) {
        if (!welcome.roles || !isAuditId(entry.audit()))
            return Reason::Malformed;
        welcome.roles->insert_or_assign(entry.audit(), entry.role());
    }
    return Message(std::move(welcome));
}

void put(wire::Heads &out, const Heads &heads)
{
    out.set_reply(heads.reply);
    out.set_more(heads.more);
    for (const AuditHeads &audit : heads.audits) {
        auto &entry = *out.add_audits();
        entry.set_audit(audit.audit);
        entry.set_refused(static_cast<std::uint32_t>(audit.refused));
        entry.set_role(audit.role);
        for (const store::StreamHead &head : audit.streams) {
            auto &stream = *entry.add_streams();
            stream.set_origin(give(head.origin));
            stream.set_number(head.number);
            stream.set_hash(give(head.hash));
        }
    }
}

Result<Message, Reason> get(const wire::Heads &in)
{
    if (exceeds(in.audits_size(), kMaxAudits))
        return Reason::TooLarge;
    Heads heads{{}, in.reply(), in.more()};
    std::size_t streams = 0;
    for (const auto &entry : in.audits()) {
        AuditHeads audit{entry.audit(), {}, reasonOf(entry.refused()), entry.role()};
        streams += static_cast<std::size_t>(entry.streams_size());
        if (streams > kMaxStreams)
            return Reason::TooLarge;
        for (const auto &stream : entry.streams()) {
            store::StreamHead head{audit.audit, {}, stream.number(), {}};
            if (!take(stream.origin(), head.origin) || !take(stream.hash(), head.hash))
                return Reason::Malformed;
            audit.streams.push_back(std::move(head));
        }
        if (!isAuditId(audit.audit))
            return Reason::Malformed;
        heads.audits.push_back(std::move(audit));
    }
    return Message(std::move(heads));
}

void put(wire::Close &out, const Close &close)
{
    out.set_reason(static_cast<std::uint32_t>(close.reason));
    out.set_zh(close.text.zh);
    out.set_en(close.text.en);
}

Result<Message, Reason> get(const wire::Close &in)
{
    return Message(Close{reasonOf(in.reason()), {in.zh(), in.en()}});
}

} // namespace plumbline::core::sync
