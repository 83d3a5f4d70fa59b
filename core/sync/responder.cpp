#include "core/sync/responder.h"

#include "core/sync/screening.h"
#include "core/sync/summary.h"

#include <algorithm>
#include <utility>

namespace plumbline::core::sync {

Actions Responder::received(ByteView frame, std::int64_t nowMs)
{
    m_nowMs = nowMs;
    return hear(*this, frame);
}

Actions Responder::on(const Hello &hello)
{
    if (m_awaiting != Awaiting::Hello)
        return close(Reason::OutOfOrder);
    if (commonVersion(hello) == 0)
        return close(Reason::UnsupportedVersion);
    m_hello = hello;
    m_exchange.outbox().setWindow(hello.window);
    m_awaiting = Awaiting::Scope;
    Actions actions;
    actions.emplace_back(action::OpenScope{hello.origin});
    return actions;
}

Actions Responder::scope(std::shared_ptr<const Scope> scope, HeadsByAudit heads)
{
    if (m_phase == Phase::Stopped)
        return {};
    if (scope->refused != Reason::None)
        return close(scope->refused);
    if (m_awaiting == Awaiting::Heads) {
        m_rescope = true; // asked for again once the opening is done
        return {};
    }
    if (m_phase == Phase::Exchanging)
        return rescope(std::move(scope), std::move(heads));
    m_scope = std::move(scope);
    return welcome(std::move(heads));
}

Actions Responder::welcome(HeadsByAudit heads)
{
    OwnRoles roles = rolesOf(*m_scope);
    Welcome welcome{commonVersion(m_hello), m_origin, kWindow, false, m_scope->user, roles.role, {}};
    if (rolesDigest(roles) != m_hello.roles)
        welcome.roles = std::move(roles.audits);
    welcome.same = scopeDigest(heads) == m_hello.digest;
    if (welcome.same) {
        for (const auto &[audit, role] : m_scope->audits)
            m_exchange.outbox().openSame(audit);
        m_exchange.inbox().peerPromises(false);
        m_awaiting = Awaiting::Nothing;
        m_phase = Phase::Exchanging;
    } else {
        for (const auto &[audit, streams] : heads)
            welcome.audits.push_back({audit, auditDigest(streams)});
        m_heads = std::move(heads);
        m_awaiting = Awaiting::Heads;
    }
    Actions actions;
    actions.emplace_back(action::Send{encode(welcome)});
    return actions;
}

// Newly assigned audits, those that this peer has just brought among them, are told as heads, which the peer answers
// with its own: others may have brought the same meanwhile. So are those in which its role has changed: it may try
// again what was refused. Withdrawn ones are closed.
Actions Responder::rescope(std::shared_ptr<const Scope> scope, HeadsByAudit heads)
{
    Heads told;
    for (const auto &[audit, role] : m_scope->audits)
        if (!scope->audits.contains(audit)) {
            m_exchange.outbox().close(audit);
            m_heads.erase(audit);
            told.audits.push_back({audit, {}, Reason::NotAssigned});
        }
    auto next = std::make_shared<Scope>(*scope);
    const bool mayAsk = !m_asked; // one question at a time, so that the batch which ends an answer is known for it
    for (const auto &[audit, role] : scope->audits) {
        const auto before = m_scope->audits.find(audit);
        if (before != m_scope->audits.end() && before->second == role)
            continue;
        if (!mayAsk) {
            m_rescope = true;
            if (before == m_scope->audits.end())
                next->audits.erase(audit);
            else
                next->audits[audit] = before->second;
            continue;
        }
        m_asked = true;
        told.audits.push_back({audit, heads[audit], Reason::None, std::string(nameOf(role))});
        m_heads[audit] = std::move(heads[audit]);
    }
    m_scope = std::move(next);
    Actions actions;
    if (!told.audits.empty())
        actions.emplace_back(action::Send{encode(told)});
    return actions;
}

AuditHeads Responder::open(const AuditHeads &theirs)
{
    const bool assigned = m_scope->audits.contains(theirs.audit);
    // Whether an audit exists elsewhere is not told: one who may not bring it hears the same either way.
    if (!assigned && !mayBringAudits(m_scope->role) && m_scope->role != Role::Hub)
        return {theirs.audit, {}, Reason::NotAssigned};
    // Not opened before it is in the scope: only then is it known what is here of it.
    if (!assigned)
        return {theirs.audit, {}, Reason::None};
    auto ours = m_heads[theirs.audit];
    m_exchange.outbox().open(theirs.audit, ours, theirs.streams);
    return {theirs.audit, std::move(ours), Reason::None};
}

Actions Responder::on(const Heads &heads)
{
    const bool opening = m_awaiting == Awaiting::Heads;
    if (heads.reply == opening || (!opening && !m_asked))
        return close(Reason::OutOfOrder);
    Heads answer{{}, true, false};
    for (const AuditHeads &theirs : heads.audits)
        if (opening || m_heads.contains(theirs.audit))
            answer.audits.push_back(open(theirs));
    Actions actions;
    if (opening) {
        for (const auto &[audit, role] : m_scope->audits) // those not named are the same
            m_exchange.outbox().openSame(audit);
        answer.more = m_exchange.outbox().wantsMore();
        if (answer.more)
            m_exchange.outbox().promise();
        actions.emplace_back(action::Send{encode(answer)});
        m_exchange.inbox().peerPromises(false);
        m_awaiting = Awaiting::Nothing;
        m_phase = Phase::Exchanging;
    } else {
        m_exchange.outbox().promise(); // the peer waits to hear that it has all
        m_exchange.inbox().peerPromises(heads.more);
    }
    m_heads.clear();
    m_asked = false;
    if (std::exchange(m_rescope, false))
        actions.emplace_back(action::OpenScope{m_hello.origin});
    settled(actions);
    return actions;
}

// Each receipt costs the device a write of its own: not one a batch while more batches follow.
std::vector<StreamNumber> Responder::toCertify(const Batch &batch, const std::vector<store::EncodedRun> &runs)
{
    for (const store::EncodedRun &run : runs) {
        std::erase_if(m_uncertified, [&](const StreamNumber &other) {
            return other.audit == run.audit && other.origin == run.origin;
        });
        m_uncertified.push_back({run.audit, run.origin, run.changes.back().number});
    }
    if (batch.more && batch.sequence % kReceiptEvery != 0)
        return {};
    return std::exchange(m_uncertified, {});
}

Actions Responder::on(const Batch &batch)
{
    if (m_phase != Phase::Exchanging)
        return close(Reason::OutOfOrder);
    auto runs = m_exchange.received(batch);
    if (!runs)
        return close(runs.error());
    Screened screened = screen(std::move(*runs), *m_scope, m_nowMs);
    m_examiner.examine(screened.runs);
    std::vector<Reason> refused;
    for (Refusal &refusal : screened.refusals) {
        refused.push_back(refusal.reason);
        if (refusal.quarantined)
            m_quarantined.emplace(refusal.audit, refusal.origin);
        m_exchange.inbox().refuse(batch.sequence, std::move(refusal));
    }
    auto certify = toCertify(batch, screened.runs);
    Actions actions;
    actions.emplace_back(action::Admit{batch.sequence, std::move(screened.runs), std::move(screened.quarantine),
                                       std::move(screened.newAudits), std::move(certify), std::move(refused),
                                       std::move(screened.judgements)});
    return actions;
}

Actions Responder::on(const Ack &ack)
{
    if (m_phase != Phase::Exchanging)
        return close(Reason::OutOfOrder);
    if (const Reason reason = m_exchange.received(ack); reason != Reason::None)
        return close(reason);
    Actions actions;
    settled(actions);
    return actions;
}

Actions Responder::on(const Claim &claim)
{
    if (m_phase != Phase::Exchanging)
        return close(Reason::OutOfOrder);
    action::Certify certify{{}, true};
    for (const StreamNumber &stream : claim.streams)
        if (m_scope->audits.contains(stream.audit))
            certify.streams.push_back(stream);
    Actions actions;
    actions.emplace_back(std::move(certify));
    return actions;
}

Actions Responder::certified(const std::vector<trust::Receipt> &receipts, bool answer)
{
    Actions actions;
    if (m_phase == Phase::Exchanging)
        actions.emplace_back(action::Send{encode(Receipts{receipts, answer})});
    return actions;
}

Actions Responder::admitted(const Admitted &admitted)
{
    for (const Admission &admission : admitted.admissions)
        if (admission.quarantined)
            m_quarantined.emplace(admission.head.audit, admission.head.origin);
    return Conversation::admitted(admitted);
}

Actions Responder::advanced(const std::vector<Advance> &advances)
{
    action::Certify released;
    for (const Advance &advance : advances) {
        if (!m_scope || !m_scope->audits.contains(advance.head.audit))
            continue;
        m_exchange.outbox().advanced(advance);
        if (m_quarantined.contains({advance.head.audit, advance.head.origin}))
            released.streams.push_back({advance.head.audit, advance.head.origin, advance.head.number});
    }
    Actions actions;
    if (m_phase != Phase::Exchanging)
        return actions;
    if (!released.streams.empty())
        actions.emplace_back(std::move(released));
    settled(actions);
    return actions;
}

} // namespace plumbline::core::sync
