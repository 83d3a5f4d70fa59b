#pragma once
// One connection's worth of reconciling: the protocol machine, the store and the WebSocket between them. Lives on the
// agent's loop; ends once and is not used again.

#include "core/store/store_thread.h"
#include "core/sync/head_cache.h"
#include "core/sync/initiator.h"
#include "syncd/agent/hub.h"
#include "syncd/agent/number_doubts.h"
#include "syncd/agent/transport.h"

#include <functional>
#include <memory>

namespace plumbline::agent {

class Session : public std::enable_shared_from_this<Session> {
public:
    struct Handlers {
        /// On the store's thread: changes that were read to be sent.
        std::function<void(core::store::Store &, const core::store::EncodedRun &)> read;
        std::function<void()> connected;
        std::function<void()> caughtUp;
        std::function<void()> progress; ///< something was sent, taken or confirmed
        std::function<void(const std::vector<core::sync::Refusal> &)> refused;
        std::function<void(const Identity &)> renamed; ///< other roles, kept by now
        std::function<void()> renumber; ///< others may have used this store's numbers: connect again, and it is settled
        std::function<void(const core::Error &)> ended; ///< once
    };

    Session(Loop &loop, core::store::StoreThread &store, Credentials credentials, Peer peer, Handlers handlers);
    ~Session();

    void start();
    void close();  ///< orderly; ended() follows
    void detach(); ///< no handler is called any more; then it can be dropped

private:
    struct Start {
        core::sync::HeadsByAudit heads;
        core::sync::Holdings holdings;
        std::uint64_t subscription = 0;
    };

    void begin(core::Result<Start> start);
    void connect();
    void carryOut(core::sync::Actions actions);
    void admit(core::sync::action::Admit asked);
    void changed(const std::vector<core::store::StreamHead> &heads);
    void end(const core::Error &error);
    void doubt(const std::vector<core::sync::Refusal> &refusals);
    void save(NumberDoubts::Work work);
    void rememberWithheld();
    void hear(core::sync::OwnRoles roles);

    template <class Work, class Then>
    void onStore(Work work, Then then);

    Loop &m_loop;
    core::store::StoreThread &m_store;
    Credentials m_credentials;
    Peer m_peer;
    core::record::OriginId m_origin{}; ///< as Hello named it
    Handlers m_handlers;
    core::sync::HeadCache m_heads;
    std::unique_ptr<core::sync::Initiator> m_machine;
    std::unique_ptr<WebSocketClient> m_socket;
    std::optional<core::Error> m_why; ///< what the server or we closed with
    std::uint64_t m_subscription = 0;
    std::set<std::string> m_withheldKept;
    NumberDoubts m_doubts;
    bool m_settled = false;     ///< CaughtUp was said; told once what came before it is saved
    bool m_renumbering = false; ///< asked to be dropped for other numbers: nothing is settled any more
    std::size_t m_saving = 0;
    std::size_t m_waiting = 0; ///< bytes on their way to the disk
    bool m_ended = false;
};

} // namespace plumbline::agent
