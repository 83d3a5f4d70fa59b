// One-time codes: drawn with an invitation, checked, and used up by the device that enrols.

#include "syncd/server/enrolment_code.h"
#include "syncd/server/limits.h"
#include "syncd/server/registry.h"

namespace plumbline::server {

using namespace core;

Result<OpenCode> Registry::invite(const Invitation &invitation)
{
    OpenCode open{
        {}, invitation.user, Role::Observer, m_clock.nowMs() + std::chrono::milliseconds(invitation.validity).count()};
    const auto done = changing([&]() -> Result<void> {
        if (auto kept = keepUser(invitation); !kept)
            return kept;
        for (const std::string &audit : invitation.audits)
            if (auto assigned = keepAssignment(audit, invitation.user, std::nullopt); !assigned)
                return assigned;
        // Codes that nobody can use any more.
        if (auto swept = m_database->run("DELETE FROM codes WHERE expires_ms < ?",
                                         {m_clock.nowMs() - std::chrono::milliseconds(kMaxValidity).count()});
            !swept)
            return swept;
        const auto code = keepCode(open);
        if (!code)
            return code.error();
        open.code = *code;
        return {};
    });
    if (!done)
        return done.error();
    const auto known = user(invitation.user);
    if (!known || !*known)
        return known ? Error{} : known.error();
    open.role = (*known)->role;
    return open;
}

Result<std::string> Registry::keepCode(const OpenCode &open)
{
    for (int draw = 0; draw < kCodeDraws; ++draw) {
        const EnrolmentCode code = newCode(m_random);
        Bytes salt(16);
        m_random.fill(salt);
        const auto kept = m_database->run("INSERT INTO codes(handle, salt, hash, user_id, expires_ms) VALUES(?,?,?,?,?)"
                                          " ON CONFLICT(handle) DO NOTHING",
                                          {code.handle, salt, hashOf(code, salt), open.user, open.expiresMs});
        if (!kept)
            return kept.error();
        if (m_database->changed() == 1)
            return code.text();
    }
    return Error{ErrorCode::Busy,
                 {"未过期的邀请太多，请等一些过期后再试。",
                  "Too many invitations have not expired yet; try again when some have."},
                 "codes"};
}

Result<Ticket, CodeFault> Registry::check(const std::string &text, ByteView publicKeyDigest)
{
    const auto code = parseCode(text);
    if (!code)
        return CodeFault::Wrong;
    struct Kept {
        Bytes salt, hash, usedBy;
        std::string user;
        std::int64_t expiresMs = 0, attempts = 0;
        bool used = false;
    };
    std::optional<Kept> kept;
    const auto read =
        m_database->run("SELECT salt, hash, user_id, expires_ms, attempts, used_ms, used_by FROM codes WHERE handle=?",
                        {code->handle}, [&](const auto &row) {
                            kept = Kept{row.bytes(0),  row.bytes(1),  row.bytes(6),  row.text(2),
                                        row.number(3), row.number(4), !row.isNull(5)};
                        });
    if (!read)
        return CodeFault::Failed;
    if (!kept)
        return CodeFault::Wrong;
    if (kept->attempts >= kCodeAttempts)
        return CodeFault::Locked;
    if (hashOf(*code, kept->salt) != kept->hash) {
        // Counted before it is answered: a crash gives no free tries.
        if (!m_database->run("UPDATE codes SET attempts=attempts+1 WHERE handle=?", {code->handle}))
            return CodeFault::Failed;
        return CodeFault::Wrong;
    }
    if (m_clock.nowMs() >= kept->expiresMs)
        return CodeFault::Expired;
    if (kept->used && !std::ranges::equal(kept->usedBy, publicKeyDigest))
        return CodeFault::Used;
    const auto known = user(kept->user);
    if (!known || !*known)
        return CodeFault::Failed;
    return Ticket{kept->user, (*known)->role};
}

Result<void> Registry::enrolled(const std::string &text, const Ticket &ticket, const Issued &issued)
{
    const auto code = parseCode(text);
    return changing([&]() -> Result<void> {
        auto used = m_database->run(
            "UPDATE codes SET used_ms=?, used_by=? WHERE handle=? AND (used_ms IS NULL OR used_by=?)",
            {m_clock.nowMs(), issued.publicKeyDigest, code ? code->handle : std::string(), issued.publicKeyDigest});
        if (!used)
            return used;
        if (m_database->changed() == 0) // another daemon was faster
            return Error{ErrorCode::Refused, {"此注册码已被使用。", "This code has been used."}, {}};
        return addDevice(ticket.user, issued);
    });
}

} // namespace plumbline::server
