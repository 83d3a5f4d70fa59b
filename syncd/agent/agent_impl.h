#pragma once
// What keeps one device in step. Everything but the start of it runs on the agent's loop.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "syncd/agent/attachment_transfer.h"
#include "syncd/agent/limits.h"
#include "syncd/agent/session.h"
#include "syncd/agent/standing.h"

#include <thread>

namespace plumbline::agent {

/// The server is tried first; the site's hub while that is away.
enum class Target : std::uint8_t { Server, Hub };

struct Agent::Impl {
    explicit Impl(core::store::StoreThread &ofStore) : store(ofStore) { }

    void show(State state, std::optional<core::Text> detail = std::nullopt);
    /// What is recorded while there is no session counts as unconfirmed too; a session counts for itself.
    void watch();
    void tell(const Identity &identity); ///< unless it was told as it is
    /// On this connection.
    void refused(const std::vector<core::sync::Refusal> &refusals);
    std::optional<core::Error> lastRefusal() const; ///< of a record; else of an attachment
    // One count on the way at a time: a burst of changes asks for it once more, not a thousand times.
    void recount(std::function<void()> then = {});
    void connect();
    void begin(Credentials held);
    void open(); ///< a session with the target
    void claimOrigin(std::function<void()> then);
    void seekServer(); ///< from a hub: back to the server once it can be reached
    Peer peer() const;
    bool isDue(const Credentials &held) const;
    /// Of the certificate, from now.
    std::chrono::milliseconds untilRenewal() const;
    // While live nothing is asked of the server but what time makes due: a new certificate, attachments that failed.
    void rest(std::optional<std::chrono::milliseconds> atMost = std::nullopt);
    void carryAttachments();
    void carried(const AttachmentTransfer::Outcome &ended);
    // once() does not wait for ever for a server that says nothing.
    void arm();
    void drop();
    void failed(const core::Error &error);
    std::chrono::milliseconds jittered(std::chrono::milliseconds whole);
    void finish(core::Result<Status> result);

    template <class Work, class Then>
    void onStore(Work work, Then then)
    {
        store.post([this, weak = std::weak_ptr(alive), work, then](core::store::Store &held) {
            if (weak.expired())
                return;
            auto result = work(held);
            loop.post([weak, then, result = std::move(result)]() mutable {
                if (!weak.expired())
                    then(std::move(result));
            });
        });
    }

    core::store::StoreThread &store;
    Loop loop;
    std::thread thread;
    core::SystemClock clock;
    core::SystemRandom random;
    std::function<void(const Status &)> listener;
    std::function<void(const Identity &)> identityListener;
    std::optional<Identity> told;
    std::shared_ptr<Session> session;
    std::shared_ptr<AttachmentTransfer> transfer;
    std::shared_ptr<AttachmentIndex> attachments = std::make_shared<AttachmentIndex>("agent.");
    std::shared_ptr<AttachmentIndex> attachmentsOfHub = std::make_shared<AttachmentIndex>("agent.hub.");
    Credentials credentials;           ///< of the session
    Target target = Target::Server;    ///< of the session, or of the next try
    std::optional<Endpoint> hub;       ///< of the site
    std::unique_ptr<HttpsClient> call; ///< one question beside the session
    Companion companion;
    std::uint64_t attachmentBytes = 0; ///< still to go of the one under way
    bool metered = false;
    bool transferAgain = false; ///< records came while attachments were on their way
    std::chrono::milliseconds transferRetry = kFirstRetry;
    std::uint64_t subscription = 0; ///< of watch(); only the store's thread looks at it
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
    Status status;
    std::optional<core::Error> attachmentRefusal; ///< shown while all else is well
    std::chrono::milliseconds retry = kFirstRetry;
    int renumberings = 0; ///< in a row, without having caught up
    bool allowed = true;
    bool running = false; ///< wants a connection
    bool trying = false;  ///< has one, or is getting one
    bool counting = false;
    bool countAgain = false;
    bool single = false;           ///< once(): ends when caught up or failed
    std::optional<Status> reached; ///< once(): all is exchanged, the connection is closing
    std::optional<core::Result<Status>> outcome;
};

} // namespace plumbline::agent
