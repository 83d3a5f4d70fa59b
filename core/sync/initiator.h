#pragma once
// The side that connects: a tablet, or a hub towards its server. One object serves one connection and is never
// restarted. Values in, actions out.

#include "core/sync/conversation.h"
#include "core/sync/digest.h"

#include <set>

namespace plumbline::core::sync {

/// What this side holds when it connects.
struct Holdings {
    record::OriginId origin{};
    HeadsByAudit heads;
    std::set<std::string> withheld;        ///< audits the server did not want the last time: left out of the digest
    std::vector<StreamNumber> unconfirmed; ///< own streams that no receipt covers, with their last number
    trust::ReceiptKind peer = trust::ReceiptKind::Server; ///< what the other side's certificate says that it is
    OwnRoles roles = {};                                  ///< as told last
};

class Initiator final : public Conversation {
public:
    explicit Initiator(Holdings holdings) : m_holdings(std::move(holdings)) { }

    Actions start();
    Actions received(ByteView frame) { return hear(*this, frame); }
    Actions advanced(const std::vector<Advance> &advances);

    /// Audits that the server refused on this connection; withheld from the next digest.
    const std::set<std::string> &withheld() const { return m_withheld; }

private:
    friend class Conversation;
    enum class Awaiting : std::uint8_t { Nothing, Welcome, Heads };

    using Conversation::on;
    Actions on(const Welcome &welcome);
    Actions on(const Heads &heads);
    Actions on(const Batch &batch);
    Actions on(const Ack &ack);
    Actions on(const Receipts &receipts);

    void same(Actions &actions);
    void different(const Welcome &welcome, Actions &actions);
    void openWith(const AuditHeads &theirs, std::vector<Refusal> &refusals);
    void opened(Actions &actions);
    bool areThePeers(const std::vector<trust::Receipt> &receipts) const;
    void take(const std::vector<trust::Receipt> &receipts, Actions &actions);
    void claim(Actions &actions);
    void hearRoles(const Heads &heads, Actions &actions);
    /// Of an audit that is not exchanged while own changes in it wait: whoever waits is told why.
    std::vector<Refusal> withholding(const std::string &audit, Reason reason) const;
    void settled(Actions &actions) override; ///< appends CaughtUp where all is exchanged

    Awaiting m_awaiting = Awaiting::Nothing;
    Holdings m_holdings;
    std::set<std::string> m_withheld;
    std::string m_user;
    bool m_claimed = false; ///< receipts were asked for and are not here yet
    bool m_told = false;    ///< CaughtUp was said and nothing has moved since
};

} // namespace plumbline::core::sync
