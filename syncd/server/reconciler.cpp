#include "syncd/server/reconciler.h"

#include "core/sync/store_steps.h"
#include "syncd/server/log.h"
#include "syncd/server/peer.h"

#include <algorithm>
#include <iterator>

namespace plumbline::server {

using namespace core;
using sync::Reason;
namespace action = sync::action;

Reconciler::Reconciler(backend::LogStore &store, Registry &registry, const Clock &clock)
    : m_store(store),
      m_registry(registry),
      m_clock(clock),
      m_alive(std::make_shared<bool>(true)),
      m_admissions(store)
{
}

Result<void> Reconciler::begin()
{
    auto heads = m_store.begin([this, alive = std::weak_ptr(m_alive)](const std::vector<store::StreamHead> &now) {
        if (!alive.expired())
            changed(now);
    });
    if (!heads)
        return heads.error();
    m_heads = sync::HeadCache(std::move(*heads));
    return {};
}

template <class Then>
auto Reconciler::whileThere(Peer &peer, Then then)
{
    return [alive = std::weak_ptr(m_alive), held = peer.weak_from_this(), then = std::move(then)](auto answer) {
        const auto still = held.lock();
        if (!alive.expired() && still)
            then(*still, std::move(answer));
    };
}

std::shared_ptr<Peer> Reconciler::connect(const Device &device, std::weak_ptr<PeerLink> link)
{
    // A device whose radio dropped comes back before the old connection is noticed to be dead.
    for (const auto &peer : std::vector(m_peers.begin(), m_peers.end()))
        if (peer->device.serial == device.serial)
            carryOut(*peer, peer->machine.close(Reason::Replaced));
    return *m_peers.insert(std::make_shared<Peer>(m_store.origin(), device, std::move(link))).first;
}

void Reconciler::disconnected(Peer &peer)
{
    std::erase_if(m_peers, [&](const auto &other) { return other.get() == &peer; });
}

void Reconciler::received(Peer &peer, ByteView frame)
{
    carryOut(peer, peer.machine.received(frame, m_clock.nowMs()));
}

void Reconciler::carryOut(Peer &peer, sync::Actions actions)
{
    const auto link = peer.link.lock();
    for (sync::Action &each : actions) {
        if (auto *send = std::get_if<action::Send>(&each)) {
            if (link)
                link->send(std::move(send->frame));
        } else if (auto *read = std::get_if<action::ReadRuns>(&each)) {
            m_store.read(std::move(*read), whileThere(peer, [this](Peer &asker, const Result<sync::RunsRead> &runs) {
                             carryOut(asker,
                                      runs ? asker.machine.runsRead(*runs) : asker.machine.close(Reason::StoreFailed));
                         }));
        } else if (auto *admitted = std::get_if<action::Admit>(&each)) {
            admit(peer, std::move(*admitted));
        } else if (auto *certify = std::get_if<action::Certify>(&each)) {
            m_store.certify(std::move(certify->streams),
                            whileThere(peer,
                                       [this, answer = certify->answer](
                                           Peer &asker, const Result<std::vector<trust::Receipt>> &receipts) {
                                           carryOut(asker,
                                                    receipts ? asker.machine.certified(*receipts, answer)
                                                             : asker.machine.close(Reason::StoreFailed));
                                       }));
        } else if (auto *open = std::get_if<action::OpenScope>(&each)) {
            openScope(peer, open->origin);
        } else if (auto *stop = std::get_if<action::Stop>(&each)) {
            logEvent(Level::Info, "sync_closed",
                     {{"device", peer.device.serial},
                      {"reason", std::string(sync::nameOf(stop->reason))},
                      {"by", stop->byPeer ? "peer" : "server"}});
            if (link)
                link->finish(stop->reason);
        }
    }
}

Result<sync::Scope> Reconciler::scopeOf(Peer &peer)
{
    const auto device = m_registry.device(peer.device.serial);
    if (!device)
        return device.error();
    if (!*device || (*device)->revoked) {
        sync::Scope scope;
        scope.refused = Reason::Revoked;
        return scope;
    }
    peer.device = **device;
    auto scope = m_registry.scopeOf(peer.device.user);
    if (scope) {
        // A registry that does not answer lets nothing pass in another's name.
        scope->isUser = [this](const std::string &name) {
            const auto known = m_registry.knows(name);
            return !known || *known;
        };
        scope->writerOf = [this](const record::OriginId &origin, const std::string &audit) {
            const auto writer = m_registry.writerOf(origin, audit);
            return writer ? *writer : std::optional(sync::Writer{});
        };
    }
    return scope;
}

sync::HeadsByAudit Reconciler::headsOf(const sync::Scope &scope) const
{
    sync::HeadsByAudit heads;
    for (const auto &[audit, role] : scope.audits)
        if (const auto held = m_heads.heads().find(audit); held != m_heads.heads().end())
            heads.insert(*held);
    return heads;
}

void Reconciler::openScope(Peer &peer, const record::OriginId &origin)
{
    auto scope = scopeOf(peer);
    if (scope && scope->refused == Reason::None) {
        const auto claimed = m_registry.claimOrigin(origin, peer.device.user);
        if (!claimed)
            scope = claimed.error();
        else
            scope->refused = *claimed;
    }
    if (!scope) {
        logEvent(Level::Error, "registry_failed", {{"why", scope.error().message.en}});
        carryOut(peer, peer.machine.close(Reason::StoreFailed));
        return;
    }
    peer.scope = std::make_shared<const sync::Scope>(std::move(*scope));
    carryOut(peer, peer.machine.scope(peer.scope, headsOf(*peer.scope)));
}

/// What comes through a hub is brought by who wrote it; the hub goes on carrying it.
Reason Reconciler::bring(const Peer &peer, const std::string &audit, const action::Admit &asked)
{
    std::string user = peer.device.user;
    if (peer.device.role == Role::Hub) {
        const auto wrote = [&](const store::EncodedRun &run) {
            const auto writer = run.audit == audit ? m_registry.writerOf(run.origin, audit)
                                                   : Result<std::optional<sync::Writer>>(std::nullopt);
            if (writer && *writer && sync::mayBringAudits((*writer)->role))
                user = (*writer)->user;
        };
        for (const store::EncodedRun &run : asked.runs)
            wrote(run);
        for (const action::Quarantined &kept : asked.quarantine)
            wrote(kept.run);
    }
    const auto brought = m_registry.bring(audit, user);
    if (!brought)
        return Reason::StoreFailed;
    if (*brought == Reason::None && user != peer.device.user)
        if (const auto carried = m_registry.assign(audit, peer.device.user, std::nullopt); !carried)
            return Reason::StoreFailed;
    return *brought;
}

void Reconciler::admit(Peer &peer, action::Admit asked)
{
    for (const Reason reason : asked.refused)
        logEvent(Level::Warning, "run_refused", {{"reason", std::string(sync::nameOf(reason))}});
    // Audits that the role may bring are entered, or turn out to be somebody else's.
    std::vector<sync::Admission> refused;
    for (const std::string &audit : asked.newAudits) {
        const Reason reason = bring(peer, audit, asked);
        if (reason == Reason::None)
            continue;
        std::erase_if(asked.runs, [&](const store::EncodedRun &run) {
            if (run.audit != audit)
                return false;
            store::StreamHead head{run.audit, run.origin, run.changes.front().number - 1, {}};
            refused.push_back({reason, sync::textOf(reason), std::move(head)});
            return true;
        });
        std::erase_if(asked.quarantine, [&](const action::Quarantined &kept) { return kept.run.audit == audit; });
        std::erase_if(asked.certify, [&](const sync::StreamNumber &stream) { return stream.audit == audit; });
    }
    const bool brought = !asked.newAudits.empty();
    const std::size_t bytes = sync::heldBy(asked);
    peer.waiting += bytes;
    m_admissions.add(
        std::move(asked), bytes,
        whileThere(peer, [this, bytes, refused = std::move(refused)](Peer &sender, sync::Admitted admitted) {
            sender.waiting -= bytes;
            if (const auto link = sender.link.lock())
                link->settled();
            std::ranges::copy(refused, std::back_inserter(admitted.admissions));
            if (admitted.failed)
                logEvent(Level::Error, "admission_failed", {{"why", admitted.failed->message.en}});
            for (const sync::Admission &admission : admitted.admissions)
                if (admission.reason != Reason::None)
                    logEvent(Level::Warning, "run_refused", {{"reason", std::string(sync::nameOf(admission.reason))}});
            carryOut(sender, sender.machine.admitted(admitted));
        }));
    if (!brought)
        return;
    // Only who sees every audit, or is the one who brought these, sees more than before; through a hub, whoever wrote.
    if (peer.device.role == Role::Hub)
        return reassess();
    const std::string user = peer.device.user;
    for (const auto &other : std::vector(m_peers.begin(), m_peers.end()))
        if (other->device.user == user || other->device.allAudits)
            reassess(*other);
}

void Reconciler::changed(const std::vector<store::StreamHead> &heads)
{
    const auto advances = m_heads.update(heads);
    if (advances.empty())
        return;
    for (const auto &peer : std::vector(m_peers.begin(), m_peers.end()))
        if (peer->scope && peer->scope->audits.contains(advances.front().head.audit))
            carryOut(*peer, peer->machine.advanced(advances));
}

void Reconciler::reassess()
{
    for (const auto &peer : std::vector(m_peers.begin(), m_peers.end()))
        reassess(*peer);
}

void Reconciler::reassess(Peer &peer)
{
    if (!peer.scope)
        return;
    auto scope = scopeOf(peer);
    if (!scope) {
        carryOut(peer, peer.machine.close(Reason::StoreFailed));
        return;
    }
    peer.scope = std::make_shared<const sync::Scope>(std::move(*scope));
    carryOut(peer, peer.machine.scope(peer.scope, headsOf(*peer.scope)));
}

void Reconciler::stop()
{
    for (const auto &peer : std::vector(m_peers.begin(), m_peers.end()))
        carryOut(*peer, peer->machine.close(Reason::ShuttingDown));
}

} // namespace plumbline::server
