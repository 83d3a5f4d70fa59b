#pragma once
// The side that connects: a tablet, or a hub towards its server. One object serves one connection and is never
// restarted. Values in, actions out.

#include "core/sync/digest.h"
#include "core/sync/exchange.h"

#include <set>

namespace plumbline::core::sync {

/// What this side holds when it connects.
struct Holdings {
    record::OriginId origin{};
    HeadsByAudit heads;
    std::set<std::string> withheld;        ///< audits the server did not want the last time: left out of the digest
    std::vector<StreamNumber> unconfirmed; ///< own streams that no receipt covers, with their last number
};

class Initiator {
public:
    explicit Initiator(Holdings holdings);

    Actions start();
    Actions received(ByteView frame);
    Actions runsRead(const RunsRead &read);
    Actions admitted(const Admitted &admitted);
    Actions advanced(const std::vector<Advance> &advances);

    /// Audits that the server refused on this connection; withheld from the next digest.
    const std::set<std::string> &withheld() const { return m_withheld; }

private:
    enum class State { Fresh, AwaitWelcome, AwaitHeads, Exchanging, Stopped };

    Actions on(const Welcome &welcome);
    Actions on(const Heads &heads);
    Actions on(const Batch &batch);
    Actions on(const Ack &ack);
    Actions on(const Receipts &receipts);
    Actions on(const Close &close);
    Actions stop(Reason reason);

    void openWith(const AuditHeads &theirs, std::vector<Refusal> &refusals);
    void take(const std::vector<trust::Receipt> &receipts, Actions &actions);
    void claim(Actions &actions);
    void settled(Actions &actions); ///< pumps; appends CaughtUp where all is exchanged

    State m_state = State::Fresh;
    Holdings m_holdings;
    Exchange m_exchange;
    std::set<std::string> m_withheld;
    std::size_t m_claimed = 0; ///< receipts asked for and not here yet
    bool m_told = false;       ///< CaughtUp was said and nothing has moved since
};

} // namespace plumbline::core::sync
