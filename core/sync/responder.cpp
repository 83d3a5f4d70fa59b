#include "core/sync/responder.h"

#include "core/sync/limits.h"
#include "core/sync/screening.h"

#include <algorithm>
#include <utility>

namespace plumbline::core::sync {

const std::uint32_t Responder::kGranted = kWindow;

Actions Responder::close(Reason reason)
{
    if (m_state == State::Stopped)
        return {};
    m_state = State::Stopped;
    return closing(reason);
}

Actions Responder::received(ByteView frame, std::int64_t nowMs)
{
    if (m_state == State::Stopped)
        return {};
    m_nowMs = nowMs;
    const auto message = decode(frame);
    if (!message)
        return close(message.error());
    return std::visit(
        [this](const auto &value) -> Actions {
            if constexpr (requires { on(value); })
                return on(value);
            else
                return close(Reason::OutOfOrder); // Welcome and Receipts are ours to send
        },
        *message);
}

Actions Responder::on(const Hello &hello)
{
    if (m_state != State::AwaitHello)
        return close(Reason::OutOfOrder);
    if (hello.newestVersion < kOldestVersion || hello.oldestVersion > kNewestVersion)
        return close(Reason::UnsupportedVersion);
    m_hello = hello;
    m_exchange.outbox().setWindow(hello.window);
    m_state = State::AwaitScope;
    Actions actions;
    actions.emplace_back(action::OpenScope{hello.origin});
    return actions;
}

Actions Responder::scope(std::shared_ptr<const Scope> scope, HeadsByAudit heads)
{
    if (m_state == State::Stopped)
        return {};
    if (scope->refused != Reason::None)
        return close(scope->refused);
    if (m_state == State::AwaitHeads) {
        m_rescope = true; // asked for again once the opening is done
        return {};
    }
    if (m_state == State::Exchanging)
        return rescope(std::move(scope), std::move(heads));
    m_scope = std::move(scope);
    Welcome welcome{std::min(m_hello.newestVersion, kNewestVersion),
                    m_origin,
                    kGranted,
                    false,
                    m_scope->user,
                    std::string(nameOf(m_scope->role)),
                    {}};
    welcome.same = scopeDigest(heads) == m_hello.digest;
    if (welcome.same) {
        for (const auto &[audit, role] : m_scope->audits)
            m_exchange.outbox().openSame(audit);
        m_exchange.inbox().peerPromises(false);
        m_state = State::Exchanging;
    } else {
        for (const auto &[audit, streams] : heads)
            welcome.audits.push_back({audit, auditDigest(streams)});
        m_heads = std::move(heads);
        m_state = State::AwaitHeads;
    }
    Actions actions;
    actions.emplace_back(action::Send{encode(welcome)});
    return actions;
}

// Newly assigned audits, those that this peer has just brought among them, are told as heads, which the peer answers
// with its own: others may have brought the same meanwhile. Withdrawn ones are closed.
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
    const bool mayAsk = !m_asked; // one question at a time: the batch that ends its answer is then told from the next's
    for (const auto &[audit, role] : scope->audits) {
        if (m_scope->audits.contains(audit))
            continue;
        if (!mayAsk) {
            m_rescope = true;
            next->audits.erase(audit);
            continue;
        }
        m_asked = true;
        told.audits.push_back({audit, heads[audit], Reason::None});
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
    if (!assigned && !mayBringAudits(m_scope->role))
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
    const bool opening = m_state == State::AwaitHeads;
    if (heads.reply == opening || (!opening && (m_state != State::Exchanging || !m_asked)))
        return close(Reason::OutOfOrder);
    Heads answer{{}, true, false};
    for (const AuditHeads &theirs : heads.audits)
        if (opening || m_heads.contains(theirs.audit))
            answer.audits.push_back(open(theirs));
    Actions actions;
    if (opening) {
        for (const auto &[audit, role] : m_scope->audits) // those not named are the same
            if (!m_exchange.outbox().isOpen(audit))
                m_exchange.outbox().openSame(audit);
        m_state = State::Exchanging;
        answer.more = m_exchange.outbox().wantsMore();
        if (answer.more)
            m_exchange.outbox().promise();
        actions.emplace_back(action::Send{encode(answer)});
        m_exchange.inbox().peerPromises(false);
    } else {
        m_exchange.outbox().promise(); // the peer waits to hear that it has all
        m_exchange.inbox().peerPromises(heads.more);
    }
    m_heads.clear();
    m_asked = false;
    if (std::exchange(m_rescope, false))
        actions.emplace_back(action::OpenScope{m_hello.origin});
    m_exchange.pump(actions);
    return actions;
}

bool Responder::certifiesNow(const Batch &batch) const
{
    return !batch.more || batch.sequence % kReceiptEvery == 0;
}

Actions Responder::on(const Batch &batch)
{
    if (m_state != State::Exchanging)
        return close(Reason::OutOfOrder);
    auto runs = m_exchange.received(batch);
    if (!runs)
        return close(runs.error());
    Screened screened = screen(std::move(*runs), *m_scope, m_nowMs);
    for (Refusal &refusal : screened.refusals)
        m_exchange.inbox().refuse(batch.sequence, std::move(refusal));
    for (const store::EncodedRun &run : screened.runs) {
        StreamNumber stream{run.audit, run.origin, run.changes.back().number};
        const auto same = [&](const StreamNumber &other) {
            return other.audit == stream.audit && other.origin == stream.origin;
        };
        std::erase_if(m_uncertified, same);
        m_uncertified.push_back(std::move(stream));
    }
    action::Admit admit{
        batch.sequence, std::move(screened.runs), std::move(screened.quarantine), std::move(screened.newAudits), {}};
    if (certifiesNow(batch))
        admit.certify = std::exchange(m_uncertified, {});
    Actions actions;
    actions.emplace_back(std::move(admit));
    return actions;
}

Actions Responder::on(const Ack &ack)
{
    if (m_state != State::Exchanging)
        return close(Reason::OutOfOrder);
    if (const Reason reason = m_exchange.received(ack); reason != Reason::None)
        return close(reason);
    Actions actions;
    m_exchange.pump(actions);
    return actions;
}

Actions Responder::on(const Claim &claim)
{
    if (m_state != State::Exchanging)
        return close(Reason::OutOfOrder);
    action::Certify certify;
    for (const StreamNumber &stream : claim.streams)
        if (m_scope->audits.contains(stream.audit))
            certify.streams.push_back(stream);
    Actions actions;
    actions.emplace_back(std::move(certify));
    return actions;
}

Actions Responder::on(const Close &close)
{
    m_state = State::Stopped;
    Actions actions;
    actions.emplace_back(action::Stop{close.reason, close.text, true});
    return actions;
}

Actions Responder::certified(const std::vector<trust::Receipt> &receipts)
{
    if (m_state != State::Exchanging)
        return {};
    Actions actions;
    actions.emplace_back(action::Send{encode(Receipts{receipts})});
    return actions;
}

Actions Responder::runsRead(const RunsRead &read)
{
    Actions actions;
    if (m_state == State::Exchanging)
        m_exchange.runsRead(read, actions);
    return actions;
}

Actions Responder::admitted(const Admitted &admitted)
{
    Actions actions;
    if (m_state != State::Exchanging)
        return actions;
    m_exchange.admitted(admitted, actions);
    if (std::holds_alternative<action::Stop>(actions.back()))
        m_state = State::Stopped;
    else
        m_exchange.pump(actions);
    return actions;
}

Actions Responder::advanced(const std::vector<Advance> &advances)
{
    Actions actions;
    for (const Advance &advance : advances)
        if (m_scope && m_scope->audits.contains(advance.head.audit))
            m_exchange.outbox().advanced(advance);
    if (m_state == State::Exchanging)
        m_exchange.pump(actions);
    return actions;
}

} // namespace plumbline::core::sync
