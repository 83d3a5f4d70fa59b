#include "core/sync/initiator.h"

#include "core/sync/limits.h"

#include <algorithm>
#include <utility>

namespace plumbline::core::sync {

Initiator::Initiator(Holdings holdings) : m_holdings(std::move(holdings)), m_exchange(kWindow) { }

Actions Initiator::stop(Reason reason)
{
    m_state = State::Stopped;
    return closing(reason);
}

Actions Initiator::start()
{
    HeadsByAudit scope = m_holdings.heads;
    std::erase_if(scope, [&](const auto &entry) { return m_holdings.withheld.contains(entry.first); });
    m_state = State::AwaitWelcome;
    Actions actions;
    actions.emplace_back(
        action::Send{encode(Hello{kOldestVersion, kNewestVersion, m_holdings.origin, scopeDigest(scope), kWindow})});
    return actions;
}

Actions Initiator::received(ByteView frame)
{
    if (m_state == State::Stopped)
        return {};
    const auto message = decode(frame);
    if (!message)
        return stop(message.error());
    return std::visit(
        [this](const auto &value) -> Actions {
            if constexpr (requires { on(value); })
                return on(value);
            else
                return stop(Reason::OutOfOrder); // Hello and Claim are ours to send
        },
        *message);
}

Actions Initiator::on(const Welcome &welcome)
{
    if (m_state != State::AwaitWelcome)
        return stop(Reason::OutOfOrder);
    if (welcome.version < kOldestVersion || welcome.version > kNewestVersion)
        return stop(Reason::UnsupportedVersion);
    m_exchange.outbox().setWindow(welcome.window);
    Actions actions;
    actions.emplace_back(action::Greeted{welcome.user, welcome.role});
    if (welcome.same) {
        m_withheld = m_holdings.withheld;
        for (const auto &entry : m_holdings.heads)
            if (!m_withheld.contains(entry.first))
                m_exchange.outbox().openSame(entry.first);
        m_exchange.inbox().peerPromises(false);
        m_state = State::Exchanging;
        m_exchange.outbox().openRest(m_withheld);
        claim(actions);
        settled(actions);
        return actions;
    }
    // Name every audit that differs; those not named are the same on both sides.
    Heads heads;
    std::set<std::string> theirs;
    for (const AuditDigest &audit : welcome.audits) {
        theirs.insert(audit.audit);
        const auto ours = m_holdings.heads.find(audit.audit);
        if (ours != m_holdings.heads.end() && auditDigest(ours->second) == audit.digest)
            m_exchange.outbox().openSame(audit.audit);
        else if (ours != m_holdings.heads.end())
            heads.audits.push_back({audit.audit, ours->second, Reason::None});
        else
            heads.audits.push_back({audit.audit, {}, Reason::None});
    }
    for (const auto &[audit, streams] : m_holdings.heads)
        if (!theirs.contains(audit))
            heads.audits.push_back({audit, streams, Reason::None});
    actions.emplace_back(action::Send{encode(heads)});
    m_state = State::AwaitHeads;
    return actions;
}

void Initiator::openWith(const AuditHeads &theirs, std::vector<Refusal> &refusals)
{
    if (theirs.refused != Reason::None) {
        m_exchange.outbox().close(theirs.audit);
        m_withheld.insert(theirs.audit);
        refusals.push_back({theirs.audit, m_holdings.origin, 1, theirs.refused, false, textOf(theirs.refused)});
        return;
    }
    m_withheld.erase(theirs.audit);
    const auto ours = m_holdings.heads.find(theirs.audit);
    static const std::vector<store::StreamHead> kNothing;
    const auto forks = m_exchange.outbox().open(theirs.audit, ours == m_holdings.heads.end() ? kNothing : ours->second,
                                                theirs.streams);
    for (const StreamNumber &fork : forks)
        refusals.push_back({fork.audit, fork.origin, fork.number, Reason::Fork, false, textOf(Reason::Fork)});
}

Actions Initiator::on(const Heads &heads)
{
    const bool opening = m_state == State::AwaitHeads;
    if (heads.reply != opening || (!opening && m_state != State::Exchanging))
        return stop(Reason::OutOfOrder);
    m_state = State::Exchanging;
    Actions actions;
    std::vector<Refusal> refusals;
    Heads answer{{}, true, false};
    for (const AuditHeads &audit : heads.audits) {
        openWith(audit, refusals);
        const auto ours = m_holdings.heads.find(audit.audit);
        if (audit.refused == Reason::None)
            answer.audits.push_back({audit.audit,
                                     ours == m_holdings.heads.end() ? std::vector<store::StreamHead>{} : ours->second,
                                     Reason::None});
    }
    if (!refusals.empty())
        actions.emplace_back(action::Report{std::move(refusals)});
    if (opening) {
        m_exchange.outbox().openRest(m_withheld);
        m_exchange.inbox().peerPromises(heads.more);
        claim(actions);
    } else if (!answer.audits.empty()) {
        answer.more = m_exchange.outbox().wantsMore();
        if (answer.more)
            m_exchange.outbox().promise();
        m_exchange.inbox().peerPromises(true); // it answers with batches, if only an empty one
        actions.emplace_back(action::Send{encode(answer)});
    }
    m_told = false;
    settled(actions);
    return actions;
}

Actions Initiator::on(const Batch &batch)
{
    if (m_state != State::Exchanging)
        return stop(Reason::OutOfOrder);
    auto runs = m_exchange.received(batch);
    if (!runs)
        return stop(runs.error());
    m_told = false;
    Actions actions;
    actions.emplace_back(action::Admit{batch.sequence, std::move(*runs), {}, {}, {}});
    return actions;
}

Actions Initiator::on(const Ack &ack)
{
    if (m_state != State::Exchanging)
        return stop(Reason::OutOfOrder);
    if (const Reason reason = m_exchange.received(ack); reason != Reason::None)
        return stop(reason);
    Actions actions;
    take(ack.receipts, actions);
    if (!ack.refusals.empty())
        actions.emplace_back(action::Report{ack.refusals});
    settled(actions);
    return actions;
}

Actions Initiator::on(const Receipts &receipts)
{
    if (m_state != State::Exchanging || m_claimed == 0)
        return stop(Reason::OutOfOrder);
    m_claimed = 0;
    Actions actions;
    take(receipts.receipts, actions);
    settled(actions);
    return actions;
}

Actions Initiator::on(const Close &close)
{
    m_state = State::Stopped;
    Actions actions;
    actions.emplace_back(action::Stop{close.reason, close.text, true});
    return actions;
}

void Initiator::take(const std::vector<trust::Receipt> &receipts, Actions &actions)
{
    if (!receipts.empty())
        actions.emplace_back(action::SaveReceipts{receipts});
}

// Receipts for what the server already holds but never told us: the connection broke before its acknowledgement.
void Initiator::claim(Actions &actions)
{
    Claim claim;
    for (const StreamNumber &stream : m_holdings.unconfirmed)
        if (m_exchange.outbox().isOpen(stream.audit) && !m_exchange.outbox().willSend(stream.audit, stream.origin))
            claim.streams.push_back(stream);
    m_claimed = claim.streams.size();
    if (m_claimed != 0)
        actions.emplace_back(action::Send{encode(claim)});
}

void Initiator::settled(Actions &actions)
{
    m_exchange.pump(actions);
    if (m_told || m_claimed != 0 || !m_exchange.idle())
        return;
    m_told = true;
    actions.emplace_back(action::CaughtUp{});
}

Actions Initiator::runsRead(const RunsRead &read)
{
    Actions actions;
    if (m_state != State::Exchanging)
        return actions;
    m_exchange.runsRead(read, actions);
    settled(actions);
    return actions;
}

Actions Initiator::admitted(const Admitted &admitted)
{
    Actions actions;
    if (m_state != State::Exchanging)
        return actions;
    m_exchange.admitted(admitted, actions);
    if (std::holds_alternative<action::Stop>(actions.back()))
        m_state = State::Stopped;
    else
        settled(actions);
    return actions;
}

Actions Initiator::advanced(const std::vector<Advance> &advances)
{
    Actions actions;
    for (const Advance &advance : advances) {
        auto &streams = m_holdings.heads[advance.head.audit];
        const auto known = std::ranges::find(streams, advance.head.origin, &store::StreamHead::origin);
        if (known == streams.end())
            streams.insert(std::ranges::upper_bound(streams, advance.head.origin, {}, &store::StreamHead::origin),
                           advance.head);
        else
            *known = advance.head;
        if (m_withheld.contains(advance.head.audit))
            continue;
        if (m_state == State::Exchanging) // an audit that began here after the opening: the server has nothing of it
            m_exchange.outbox().openSame(advance.head.audit);
        if (m_state != State::Fresh)
            m_exchange.outbox().advanced(advance);
        m_told = false;
    }
    if (m_state == State::Exchanging)
        settled(actions);
    return actions;
}

} // namespace plumbline::core::sync
