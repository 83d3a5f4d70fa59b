#pragma once
// The side that is connected to: a server, or a hub towards its tablets. One object serves one connection and is never
// restarted. Values in, actions out.

#include "core/sync/conversation.h"
#include "core/sync/digest.h"
#include "core/sync/examiner.h"
#include "core/sync/scope.h"

#include <memory>
#include <set>

namespace plumbline::core::sync {

class Responder final : public Conversation {
public:
    /// `origin` is this side's own.
    explicit Responder(const record::OriginId &origin) : m_origin(origin) { }

    /// `nowMs` is this side's clock.
    Actions received(ByteView frame, std::int64_t nowMs);

    /// Answers OpenScope; `heads` are those of the scope's audits. Again whenever assignments or roles change.
    Actions scope(std::shared_ptr<const Scope> scope, HeadsByAudit heads);

    /// `answer` as the action said.
    Actions certified(const std::vector<trust::Receipt> &receipts, bool answer);
    Actions admitted(const Admitted &admitted);
    Actions advanced(const std::vector<Advance> &advances);

    const record::OriginId &peer() const { return m_hello.origin; }
    bool scoped() const { return m_scope != nullptr; } ///< scope() has been answered once

private:
    friend class Conversation;
    enum class Awaiting : std::uint8_t { Hello, Scope, Heads, Nothing };

    using Conversation::on;
    Actions on(const Hello &hello);
    Actions on(const Heads &heads);
    Actions on(const Batch &batch);
    Actions on(const Ack &ack);
    Actions on(const Claim &claim);

    Actions welcome(HeadsByAudit heads);
    Actions rescope(std::shared_ptr<const Scope> scope, HeadsByAudit heads);
    AuditHeads open(const AuditHeads &theirs);
    std::vector<StreamNumber> toCertify(const Batch &batch, const std::vector<store::EncodedRun> &runs);

    Awaiting m_awaiting = Awaiting::Hello;
    record::OriginId m_origin;
    std::int64_t m_nowMs = 0;
    Hello m_hello;
    std::shared_ptr<const Scope> m_scope;
    HeadsByAudit m_heads;   ///< between telling a peer of audits and its answer; else empty
    bool m_asked = false;   ///< told of audits since the opening, and not answered yet
    bool m_rescope = false; ///< assignments changed while an answer was awaited
    Examiner m_examiner;
    std::vector<StreamNumber> m_uncertified;                          ///< taken since the last receipts
    std::set<std::pair<std::string, record::OriginId>> m_quarantined; ///< streams of which it sent into quarantine
};

} // namespace plumbline::core::sync
