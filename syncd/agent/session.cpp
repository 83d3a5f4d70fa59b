#include "syncd/agent/session.h"

#include "core/sync/store_steps.h"
#include "syncd/agent/limits.h"
#include "syncd/agent/withheld.h"

namespace plumbline::agent {

using namespace core;
namespace action = sync::action;
using sync::Reason;

namespace {

/// How a reason that ended the connection reads as an error of the agent.
ErrorCode codeOf(Reason reason)
{
    switch (reason) {
    case Reason::Revoked:
    case Reason::ForgedOrigin:
    case Reason::UnsupportedVersion:
        return ErrorCode::Refused;
    case Reason::StoreFailed:
        return ErrorCode::Io;
    default:
        return ErrorCode::Network; // worth another try
    }
}

template <class Seen>
Result<sync::RunsRead> readRuns(store::Store &store, const action::ReadRuns &asked, const Seen &seen)
{
    auto read = sync::readRuns(store, asked);
    if (read && seen)
        for (const store::EncodedRun &run : read->runs)
            seen(store, run);
    return read;
}

} // namespace

Session::Session(Loop &loop, store::StoreThread &store, Credentials credentials, Peer peer, Handlers handlers)
    : m_loop(loop),
      m_store(store),
      m_credentials(std::move(credentials)),
      m_peer(std::move(peer)),
      m_handlers(std::move(handlers))
{
}

Session::~Session()
{
    if (m_subscription != 0)
        m_store.post([subscription = m_subscription](store::Store &store) { store.unsubscribe(subscription); });
}

template <class Work, class Then>
void Session::onStore(Work work, Then then)
{
    m_store.post(
        [&loop = m_loop, weak = weak_from_this(), work = std::move(work), then = std::move(then)](store::Store &store) {
            auto result = work(store);
            loop.post([weak, then, result = std::move(result)]() mutable {
                if (const auto self = weak.lock(); self && !self->m_ended)
                    then(*self, std::move(result));
            });
        });
}

void Session::start()
{
    onStore(
        [weak = weak_from_this(), &loop = m_loop, peer = m_peer.kind,
         roles = m_credentials.identity.roles](store::Store &store) -> Result<Start> {
            auto heads = store.heads();
            if (!heads)
                return heads.error();
            // Of the server's; a hub asks again each time.
            auto withheld = peer == trust::ReceiptKind::Server ? withheldOf(store) : std::set<std::string>();
            if (!withheld)
                return withheld.error();
            Start start;
            start.heads = sync::byAudit(std::move(*heads));
            auto unconfirmed = sync::unconfirmed(store, start.heads, peer);
            if (!unconfirmed)
                return unconfirmed.error();
            start.holdings = {store.origin(), start.heads, std::move(*withheld), std::move(*unconfirmed), peer, roles};
            // In the same turn of the store as the heads: nothing falls between.
            start.subscription = store.subscribe([weak, &loop, &store](const std::string &audit) {
                if (weak.expired())
                    return;
                auto now = store.heads(audit);
                if (now)
                    loop.post([weak, moved = std::move(*now)] {
                        if (const auto self = weak.lock(); self && !self->m_ended)
                            self->changed(moved);
                    });
            });
            return start;
        },
        [](Session &self, Result<Start> start) { self.begin(std::move(start)); });
}

void Session::begin(Result<Start> start)
{
    if (!start) {
        end(start.error());
        return;
    }
    m_subscription = start->subscription;
    m_heads = sync::HeadCache(std::move(start->heads));
    m_withheldKept = start->holdings.withheld;
    m_origin = start->holdings.origin;
    m_machine = std::make_unique<sync::Initiator>(std::move(start->holdings));
    connect();
}

void Session::connect()
{
    const auto guarded = [weak = weak_from_this()](auto call) {
        if (const auto self = weak.lock(); self && !self->m_ended)
            call(*self);
    };
    WebSocketClient::Handlers handlers;
    handlers.opened = [guarded] {
        guarded([](Session &self) {
            if (self.m_handlers.connected)
                self.m_handlers.connected();
            self.carryOut(self.m_machine->start());
        });
    };
    handlers.received = [guarded](ByteView frame) {
        guarded([&](Session &self) { self.carryOut(self.m_machine->received(frame)); });
    };
    handlers.closed = [guarded](const Error &error) {
        guarded([&](Session &self) { self.end(self.m_why ? *self.m_why : error); });
    };
    m_socket = std::make_unique<WebSocketClient>(m_loop, m_peer.endpoint, m_credentials.tls, handlers);
}

void Session::changed(const std::vector<store::StreamHead> &heads)
{
    const auto advances = m_heads.update(heads);
    if (!advances.empty() && m_machine) {
        m_settled = false;
        carryOut(m_machine->advanced(advances));
        if (m_handlers.progress)
            m_handlers.progress();
    }
}

void Session::carryOut(sync::Actions actions)
{
    const auto fail = [](Session &self, const Error &error) {
        self.m_why = error;
        self.m_socket->close();
    };
    for (sync::Action &each : actions) {
        if (m_ended)
            return;
        if (auto *send = std::get_if<action::Send>(&each)) {
            m_socket->send(std::move(send->frame));
        } else if (auto *read = std::get_if<action::ReadRuns>(&each)) {
            onStore([asked = std::move(*read),
                     seen = m_handlers.read](store::Store &store) { return readRuns(store, asked, seen); },
                    [fail](Session &self, const Result<sync::RunsRead> &runs) {
                        if (runs)
                            self.carryOut(self.m_machine->runsRead(*runs));
                        else
                            fail(self, runs.error());
                    });
        } else if (auto *admit = std::get_if<action::Admit>(&each)) {
            this->admit(std::move(*admit));
        } else if (auto *receipts = std::get_if<action::SaveReceipts>(&each)) {
            save(m_doubts.saving(std::move(receipts->receipts)));
        } else if (auto *report = std::get_if<action::Report>(&each)) {
            rememberWithheld();
            doubt(report->refusals);
            if (m_handlers.refused)
                m_handlers.refused(report->refusals);
        } else if (auto *greeted = std::get_if<action::Greeted>(&each)) {
            hear(std::move(greeted->roles));
        } else if (std::holds_alternative<action::CaughtUp>(each)) {
            rememberWithheld();
            m_settled = true;
            save(m_doubts.ending());
        } else if (auto *stop = std::get_if<action::Stop>(&each)) {
            if (!m_why)
                m_why = Error{codeOf(stop->reason), stop->text, {}};
            m_socket->close();
        }
    }
}

// A hub says it as the server said it last. What cannot be kept is told again the next time.
void Session::hear(sync::OwnRoles roles)
{
    if (roles == m_credentials.identity.roles || roles.role.empty())
        return;
    m_credentials.identity.role = roles.role;
    m_credentials.identity.roles = std::move(roles);
    onStore([kept = m_credentials](store::Store &store) { return keep(store, kept); },
            [](Session &self, const Result<void> &kept) {
                if (kept && self.m_handlers.renamed)
                    self.m_handlers.renamed(self.m_credentials.identity);
            });
}

// What must be on disk before the person hears that all is settled; it tells whether to come back with other numbers.
void Session::save(NumberDoubts::Work work)
{
    ++m_saving;
    onStore(std::move(work), [](Session &self, const Result<bool> &saved) {
        --self.m_saving;
        if (!saved) {
            self.m_why = saved.error();
            self.m_socket->close();
            return;
        }
        self.m_renumbering = self.m_renumbering || *saved;
        if (*saved && self.m_handlers.renumber)
            return self.m_loop.post(self.m_handlers.renumber); // it drops this session
        if (self.m_handlers.progress)
            self.m_handlers.progress();
        if (self.m_settled && self.m_saving == 0 && !self.m_renumbering && self.m_handlers.caughtUp)
            self.m_handlers.caughtUp();
    });
}

void Session::admit(action::Admit asked)
{
    const std::size_t bytes = sync::heldBy(asked);
    m_waiting += bytes;
    if (m_waiting >= kWaitingBytes && m_socket)
        m_socket->hold(true);
    auto shared = std::make_shared<action::Admit>(std::move(asked));
    onStore(
        [shared](store::Store &store) {
            auto admitted = sync::admitInPlace(store, {shared.get(), 1}, trust::ReceiptKind::Server, 0).front();
            return std::pair(std::move(admitted), store.origin());
        },
        [bytes](Session &self, const std::pair<sync::Admitted, record::OriginId> &answer) {
            self.m_waiting -= bytes;
            if (self.m_waiting < kWaitingBytes && self.m_socket)
                self.m_socket->hold(false);
            const auto &[admitted, origin] = answer;
            if (admitted.failed)
                self.m_why = admitted.failed; // this side's disk, not the server's
            std::vector<sync::Refusal> refusals;
            for (const sync::Admission &admission : admitted.admissions)
                refusals.push_back({admission.head.audit, admission.head.origin, admission.head.number + 1,
                                    admission.reason, false, admission.text});
            self.doubt(refusals);
            self.carryOut(self.m_machine->admitted(admitted));
            // Another from now on: the other side must hear whose it is before it gets what it wrote.
            if (origin != self.m_origin && self.m_handlers.renumber)
                self.m_loop.post(self.m_handlers.renumber);
            if (self.m_handlers.progress)
                self.m_handlers.progress();
        });
}

void Session::doubt(const std::vector<sync::Refusal> &refusals)
{
    if (auto work = m_doubts.over(refusals))
        save(std::move(*work));
}

// Audits that the server does not take are left out of the next digest, so that a reconnect stays short.
void Session::rememberWithheld()
{
    if (m_peer.kind != trust::ReceiptKind::Server || m_machine->withheld() == m_withheldKept)
        return;
    m_withheldKept = m_machine->withheld();
    onStore([kept = m_withheldKept](store::Store &store) { return keepWithheld(store, kept); },
            [](Session &, const Result<void> &) {});
}

void Session::close()
{
    if (m_socket)
        m_socket->close();
    else
        end({ErrorCode::Network, {"已断开。", "Disconnected."}, {}});
}

void Session::detach()
{
    m_ended = true;
    m_handlers = {};
    m_socket.reset();
}

void Session::end(const Error &error)
{
    if (std::exchange(m_ended, true))
        return;
    if (m_handlers.ended)
        m_loop.post([ended = m_handlers.ended, error] { ended(error); });
}

} // namespace plumbline::agent
