#pragma once
// The side that is connected to: a server, or a hub towards its tablets. One object serves one connection and is never
// restarted. Values in, actions out.

#include "core/sync/digest.h"
#include "core/sync/exchange.h"
#include "core/sync/scope.h"

#include <memory>
#include <set>

namespace plumbline::core::sync {

class Responder {
public:
    /// `origin` is this side's own.
    explicit Responder(const record::OriginId &origin) : m_origin(origin), m_exchange(kGranted) { }

    /// `nowMs` is this side's clock.
    Actions received(ByteView frame, std::int64_t nowMs);

    /// Answers OpenScope; `heads` are those of the scope's audits. Later, when assignments or the role change: `heads`
    /// of the audits that are new in it.
    Actions scope(std::shared_ptr<const Scope> scope, HeadsByAudit heads);

    Actions runsRead(const RunsRead &read);
    Actions admitted(const Admitted &admitted);
    Actions certified(const std::vector<trust::Receipt> &receipts);
    Actions advanced(const std::vector<Advance> &advances);
    Actions close(Reason reason); ///< revoked, shutting down, too slow

    const record::OriginId &peer() const { return m_hello.origin; }
    bool scoped() const { return m_scope != nullptr; } ///< scope() has been answered once

private:
    static const std::uint32_t kGranted;

    enum class State { AwaitHello, AwaitScope, AwaitHeads, Exchanging, Stopped };

    Actions on(const Hello &hello);
    Actions on(const Heads &heads);
    Actions on(const Batch &batch);
    Actions on(const Ack &ack);
    Actions on(const Claim &claim);
    Actions on(const Close &close);
    Actions rescope(std::shared_ptr<const Scope> scope, HeadsByAudit heads);
    AuditHeads open(const AuditHeads &theirs);
    bool certifiesNow(const Batch &batch) const;

    State m_state = State::AwaitHello;
    record::OriginId m_origin;
    std::int64_t m_nowMs = 0;
    Hello m_hello;
    std::shared_ptr<const Scope> m_scope;
    HeadsByAudit m_heads;   ///< between telling a peer of an audit and its answer; else empty
    bool m_asked = false;   ///< told of audits since, and not answered yet
    bool m_rescope = false; ///< assignments changed while an answer was awaited
    Exchange m_exchange;
    std::vector<StreamNumber> m_uncertified; ///< taken since the last receipts
};

} // namespace plumbline::core::sync
