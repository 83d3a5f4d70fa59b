#include "core/sync/initiator.h"

#include "core/sync/screening.h"
#include "core/sync/summary.h"

#include <algorithm>
#include <utility>

namespace plumbline::core::sync {

namespace {

/// Nothing of a stream is taken.
Refusal whole(const std::string &audit, const record::OriginId &origin, Reason reason)
{
    return {audit, origin, 1, reason, false, textOf(reason), 0};
}

} // namespace

Actions Initiator::start()
{
    m_awaiting = Awaiting::Welcome;
    Actions actions;
    actions.emplace_back(action::Send{
        encode(Hello{kOldestVersion, kNewestVersion, m_holdings.origin,
                     offeredDigest(m_holdings.heads, m_holdings.withheld), kWindow, rolesDigest(m_holdings.roles)})});
    return actions;
}

Actions Initiator::on(const Welcome &welcome)
{
    if (m_awaiting != Awaiting::Welcome)
        return close(Reason::OutOfOrder);
    if (welcome.version < kOldestVersion || welcome.version > kNewestVersion)
        return close(Reason::UnsupportedVersion);
    m_exchange.outbox().setWindow(welcome.window);
    Actions actions;
    m_user = welcome.user;
    m_holdings.roles.role = welcome.role;
    if (welcome.roles)
        m_holdings.roles.audits = *welcome.roles;
    actions.emplace_back(action::Greeted{m_user, m_holdings.roles});
    if (welcome.same)
        same(actions);
    else
        different(welcome, actions);
    return actions;
}

void Initiator::same(Actions &actions)
{
    m_withheld = m_holdings.withheld;
    std::vector<Refusal> waiting;
    for (const StreamNumber &stream : m_holdings.unconfirmed)
        if (m_withheld.contains(stream.audit))
            waiting.push_back(whole(stream.audit, stream.origin, Reason::NotAssigned));
    if (!waiting.empty())
        actions.emplace_back(action::Report{std::move(waiting)});
    for (const auto &[audit, streams] : m_holdings.heads)
        if (!m_withheld.contains(audit))
            m_exchange.outbox().openSame(audit);
    m_exchange.inbox().peerPromises(false);
    opened(actions);
}

void Initiator::different(const Welcome &welcome, Actions &actions)
{
    const Difference difference = compare(m_holdings.heads, welcome.audits);
    for (const std::string &audit : difference.same)
        m_exchange.outbox().openSame(audit);
    actions.emplace_back(action::Send{encode(difference.named)});
    m_awaiting = Awaiting::Heads;
}

void Initiator::opened(Actions &actions)
{
    m_awaiting = Awaiting::Nothing;
    m_phase = Phase::Exchanging;
    m_exchange.outbox().openRest(m_withheld);
    claim(actions);
    settled(actions);
}

void Initiator::openWith(const AuditHeads &theirs, std::vector<Refusal> &refusals)
{
    if (theirs.refused != Reason::None) {
        m_exchange.outbox().close(theirs.audit);
        m_withheld.insert(theirs.audit);
        std::ranges::move(withholding(theirs.audit, theirs.refused), std::back_inserter(refusals));
        return;
    }
    m_withheld.erase(theirs.audit);
    const auto forks = m_exchange.outbox().open(theirs.audit, m_holdings.heads[theirs.audit], theirs.streams);
    for (const StreamNumber &fork : forks)
        refusals.push_back({fork.audit, fork.origin, fork.number, Reason::Fork, false, textOf(Reason::Fork), 0});
}

Actions Initiator::on(const Heads &heads)
{
    const bool opening = m_awaiting == Awaiting::Heads;
    if (heads.reply != opening || (!opening && m_phase != Phase::Exchanging))
        return close(Reason::OutOfOrder);
    m_told = false;
    Actions actions;
    std::vector<Refusal> refusals;
    hearRoles(heads, actions);
    Heads answer{{}, true, false};
    for (const AuditHeads &audit : heads.audits) {
        openWith(audit, refusals);
        if (audit.refused == Reason::None)
            answer.audits.push_back({audit.audit, m_holdings.heads[audit.audit], Reason::None});
    }
    if (!refusals.empty())
        actions.emplace_back(action::Report{std::move(refusals)});
    if (opening) {
        m_exchange.inbox().peerPromises(heads.more);
        opened(actions);
        return actions;
    }
    if (!answer.audits.empty()) {
        answer.more = m_exchange.outbox().wantsMore();
        if (answer.more)
            m_exchange.outbox().promise();
        m_exchange.inbox().peerPromises(true); // it answers with batches, if only an empty one
        actions.emplace_back(action::Send{encode(answer)});
    }
    settled(actions);
    return actions;
}

std::vector<Refusal> Initiator::withholding(const std::string &audit, Reason reason) const
{
    std::vector<Refusal> refusals{whole(audit, m_holdings.origin, reason)};
    for (const StreamNumber &stream : m_holdings.unconfirmed)
        if (stream.audit == audit && stream.origin != m_holdings.origin) // under a former origin
            refusals.push_back(whole(audit, stream.origin, reason));
    return refusals;
}

void Initiator::hearRoles(const Heads &heads, Actions &actions)
{
    const OwnRoles before = m_holdings.roles;
    for (const AuditHeads &audit : heads.audits) {
        if (audit.refused != Reason::None)
            m_holdings.roles.audits.erase(audit.audit);
        else if (!audit.role.empty())
            m_holdings.roles.set(audit.audit, audit.role);
    }
    if (m_holdings.roles != before)
        actions.emplace_back(action::Greeted{m_user, m_holdings.roles});
}

Actions Initiator::on(const Batch &batch)
{
    if (m_phase != Phase::Exchanging)
        return close(Reason::OutOfOrder);
    auto runs = m_exchange.received(batch);
    if (!runs)
        return close(runs.error());
    m_told = false;
    Screened proven = screenProof(std::move(*runs));
    for (Refusal &refusal : proven.refusals)
        m_exchange.inbox().refuse(batch.sequence, std::move(refusal));
    Actions actions;
    actions.emplace_back(action::Admit{batch.sequence, std::move(proven.runs), {}, {}, {}});
    return actions;
}

Actions Initiator::on(const Ack &ack)
{
    if (m_phase != Phase::Exchanging)
        return close(Reason::OutOfOrder);
    if (const Reason reason = m_exchange.received(ack); reason != Reason::None)
        return close(reason);
    if (!areThePeers(ack.receipts))
        return close(Reason::BadSignature);
    Actions actions;
    take(ack.receipts, actions);
    if (!ack.refusals.empty())
        actions.emplace_back(action::Report{ack.refusals});
    settled(actions);
    return actions;
}

Actions Initiator::on(const Receipts &receipts)
{
    if (m_phase != Phase::Exchanging || (receipts.answer && !m_claimed))
        return close(Reason::OutOfOrder);
    if (receipts.answer)
        m_claimed = false;
    if (!areThePeers(receipts.receipts))
        return close(Reason::BadSignature);
    Actions actions;
    take(receipts.receipts, actions);
    settled(actions);
    return actions;
}

// A hub does not speak for the server: its word confirms nothing.
bool Initiator::areThePeers(const std::vector<trust::Receipt> &receipts) const
{
    return std::ranges::all_of(receipts,
                               [this](const trust::Receipt &receipt) { return receipt.kind == m_holdings.peer; });
}

void Initiator::take(const std::vector<trust::Receipt> &receipts, Actions &actions)
{
    if (receipts.empty())
        return;
    for (const trust::Receipt &receipt : receipts)
        m_exchange.outbox().confirmed(receipt.audit, receipt.origin, receipt.number);
    actions.emplace_back(action::SaveReceipts{receipts});
}

// Receipts for what the server already holds but never told us: the connection broke before its acknowledgement.
void Initiator::claim(Actions &actions)
{
    Claim claim;
    for (const StreamNumber &stream : m_holdings.unconfirmed)
        if (m_exchange.outbox().isOpen(stream.audit) && !m_exchange.outbox().willSend(stream.audit, stream.origin))
            claim.streams.push_back(stream);
    m_claimed = !claim.streams.empty();
    if (m_claimed)
        actions.emplace_back(action::Send{encode(claim)});
}

void Initiator::settled(Actions &actions)
{
    Conversation::settled(actions);
    if (m_told || m_claimed || !m_exchange.idle())
        return;
    m_told = true;
    actions.emplace_back(action::CaughtUp{});
}

Actions Initiator::advanced(const std::vector<Advance> &advances)
{
    std::vector<Refusal> waiting;
    for (const Advance &advance : advances) {
        auto &streams = m_holdings.heads[advance.head.audit];
        const auto known = std::ranges::lower_bound(streams, advance.head.origin, {}, &store::StreamHead::origin);
        if (known == streams.end() || known->origin != advance.head.origin)
            streams.insert(known, advance.head);
        else
            *known = advance.head;
        if (m_withheld.contains(advance.head.audit)) {
            if (m_phase == Phase::Exchanging && advance.head.origin == m_holdings.origin)
                waiting.push_back(whole(advance.head.audit, advance.head.origin, Reason::NotAssigned));
            continue;
        }
        if (m_phase == Phase::Exchanging) // an audit that began here after the opening: the server has nothing of it
            m_exchange.outbox().openSame(advance.head.audit);
        if (m_awaiting != Awaiting::Nothing || m_phase == Phase::Exchanging)
            m_exchange.outbox().advanced(advance);
        m_told = false;
    }
    Actions actions;
    if (!waiting.empty())
        actions.emplace_back(action::Report{std::move(waiting)});
    if (m_phase == Phase::Exchanging)
        settled(actions);
    return actions;
}

} // namespace plumbline::core::sync
