#pragma once
// A tablet's machine and a server's, each with its store, frames handed straight across: no socket, no time.

#include "core/sync/head_cache.h"
#include "core/sync/initiator.h"
#include "core/sync/responder.h"
#include "core/sync/store_steps.h"
#include "tests/core/store/store_fixture.h"
#include "tests/core/sync/machine_values.h"

#include <deque>

namespace plumbline::tests {

/// A store as its driver sees it.
struct Side {
    explicit Side(std::uint64_t seed) : device(seed)
    {
        device.store->subscribe([this](const std::string &audit) { moved.insert(audit); });
    }
    std::vector<Advance> advances()
    {
        std::vector<Advance> all;
        for (const std::string &audit : std::exchange(moved, {}))
            std::ranges::move(cache.update(*device.store->heads(audit)), std::back_inserter(all));
        return all;
    }
    store::Store &store() { return *device.store; }

    Device device;
    HeadCache cache;
    std::set<std::string> moved;
};

class BackToBack {
public:
    BackToBack(Side &tablet, Side &server, std::shared_ptr<const Scope> scope)
        : m_tablet(tablet),
          m_server(server),
          m_scope(std::move(scope))
    {
    }

    /// A new connection, run until neither side has anything to do.
    void connect()
    {
        (void)m_tablet.advances();
        (void)m_server.advances();
        const HeadsByAudit heads = byAudit(*m_tablet.store().heads());
        initiator = std::make_unique<Initiator>(
            Holdings{m_tablet.store().origin(), heads, withheld, *unconfirmed(m_tablet.store(), heads, kind), kind});
        responder = std::make_unique<Responder>(m_server.store().origin());
        caughtUp = false;
        onTablet(initiator->start());
        run();
    }

    void rescope(std::shared_ptr<const Scope> scope)
    {
        m_scope = std::move(scope);
        openScope();
        run();
    }

    /// What either store got since goes to its machine; until all is quiet.
    void run()
    {
        for (;;) {
            if (const auto moved = m_tablet.advances(); !moved.empty())
                onTablet(initiator->advanced(moved));
            else if (const auto theirs = m_server.advances(); !theirs.empty())
                onServer(responder->advanced(theirs));
            else if (!m_toServer.empty())
                onServer(responder->received(take(m_toServer), m_server.device.clock.nowMs()));
            else if (!m_toTablet.empty())
                onTablet(initiator->received(take(m_toTablet)));
            else
                return;
        }
    }

    std::unique_ptr<Initiator> initiator;
    std::unique_ptr<Responder> responder;
    trust::ReceiptKind kind = trust::ReceiptKind::Server; ///< of the side that is connected to
    std::optional<trust::ReceiptKind> signs;              ///< what it signs as, where that is not what it is
    std::set<std::string> withheld;
    std::vector<Refusal> reported;
    std::size_t messages = 0, batches = 0;
    bool caughtUp = false;
    Reason stopped = Reason::None;

private:
    Bytes take(std::deque<Bytes> &queue)
    {
        Bytes frame = std::move(queue.front());
        queue.pop_front();
        ++messages;
        const auto message = decode(frame);
        batches += message && std::holds_alternative<Batch>(*message) ? 1 : 0;
        return frame;
    }

    HeadsByAudit scoped()
    {
        HeadsByAudit heads = byAudit(*m_server.store().heads());
        std::erase_if(heads, [&](const auto &entry) { return !m_scope->audits.contains(entry.first); });
        return heads;
    }
    void openScope() { onServer(responder->scope(m_scope, scoped())); }

    void onTablet(const Actions &actions)
    {
        for (const Action &each : actions) {
            if (const auto *send = std::get_if<action::Send>(&each))
                m_toServer.push_back(send->frame);
            else if (const auto *read = std::get_if<action::ReadRuns>(&each))
                onTablet(initiator->runsRead(*readRuns(m_tablet.store(), *read)));
            else if (const auto *asked = std::get_if<action::Admit>(&each))
                onTablet(
                    initiator->admitted(admit(m_tablet.store(), {&asked, 1}, trust::ReceiptKind::Server, 0).front()));
            else if (const auto *receipts = std::get_if<action::SaveReceipts>(&each))
                REQUIRE(saveReceipts(m_tablet.store(), receipts->receipts).value() == false);
            else if (const auto *report = std::get_if<action::Report>(&each))
                std::ranges::copy(report->refusals, std::back_inserter(reported));
            else if (const auto *stop = std::get_if<action::Stop>(&each))
                stopped = stop->reason;
            caughtUp = caughtUp || std::holds_alternative<action::CaughtUp>(each);
        }
        withheld = initiator->withheld();
    }

    void onServer(const Actions &actions)
    {
        for (const Action &each : actions) {
            if (const auto *send = std::get_if<action::Send>(&each)) {
                m_toTablet.push_back(send->frame);
            } else if (const auto *read = std::get_if<action::ReadRuns>(&each)) {
                onServer(responder->runsRead(*readRuns(m_server.store(), *read)));
            } else if (const auto *asked = std::get_if<action::Admit>(&each)) {
                const auto now = m_server.device.clock.nowMs();
                onServer(responder->admitted(admit(m_server.store(), {&asked, 1}, signs.value_or(kind), now).front()));
                if (!asked->newAudits.empty()) {
                    auto scope = std::make_shared<Scope>(*m_scope);
                    for (const std::string &audit : asked->newAudits)
                        scope->audits[audit] = scope->role;
                    m_scope = scope;
                    openScope();
                }
            } else if (const auto *wanted = std::get_if<action::Certify>(&each)) {
                const auto now = m_server.device.clock.nowMs();
                onServer(responder->certified(*certify(m_server.store(), wanted->streams, signs.value_or(kind), now),
                                              wanted->answer));
            } else if (std::holds_alternative<action::OpenScope>(each)) {
                openScope();
            }
        }
    }

    Side &m_tablet;
    Side &m_server;
    std::shared_ptr<const Scope> m_scope;
    std::deque<Bytes> m_toServer, m_toTablet;
};

} // namespace plumbline::tests
