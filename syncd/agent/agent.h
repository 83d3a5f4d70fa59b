#pragma once
// The tablet's end of reconciling: in the app on its own thread, or headless. Never blocks the user, finds the network
// back by itself. Free of Asio and OpenSSL headers, so that the app compiles quickly.

#include "core/base/result.h"
#include "core/store/store_thread.h"
#include "core/sync/own_roles.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace plumbline::agent {

/// What the office shows as text and QR: plumbline://HOST:PORT/enrol?ca=<SHA-256 of the CA, hex>&code=<one-time code>
struct EnrolmentLink {
    std::string host;
    std::uint16_t port = 0;
    std::string caFingerprint; ///< SHA-256 of the CA certificate (DER), lower-case hex
    std::string code;
};

core::Result<EnrolmentLink> parseEnrolmentLink(const std::string &text);

/// Where this store is enrolled; nothing before.
struct Identity {
    std::string host;
    std::uint16_t port = 0;
    std::string user;
    std::string role;           ///< of the certificate, or as told since
    core::sync::OwnRoles roles; ///< as told; empty before anybody has
    std::int64_t certificateExpiresMs = 0;
    bool operator==(const Identity &) const = default;
};

core::Result<std::optional<Identity>> identityOf(core::store::Store &store);

/// Fetches the CA, checks its fingerprint, gets a client certificate by EST (RFC 7030) with the one-time code and keeps
/// it in the store's settings. Blocks; not for the GUI thread. Errors: Network, Untrusted (other CA), Refused (wrong or
/// used code), Expired.
core::Result<Identity> enrol(core::store::StoreThread &store, const EnrolmentLink &link);

/// The hub of the site that this device is on, HOST:PORT: used while the server cannot be reached. Empty: none. Errors:
/// InvalidInput.
core::Result<void> keepHub(core::store::Store &store, const std::string &address);
core::Result<std::string> hubAddress(core::store::Store &store);

enum class State {
    NotEnrolled,
    Offline, ///< no network, or switched off; tries again by itself
    Connecting,
    Exchanging,
    Live,    ///< everything exchanged, new changes flow at once
    Refused, ///< revoked, expired or not allowed: needs the person
};

/// What the other side would not take of a stream, for one reason: from number `first` on it waits, and stands until
/// `last` is taken; `whole` of an audit that is not exchanged, until nothing of the stream waits.
struct Refused {
    std::string audit;
    core::record::OriginId origin{};
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    bool whole = false;
    core::Text why;
    std::uint64_t said = 0; ///< how often: said again, it is no longer what was asked about before
    bool operator==(const Refused &) const = default;
};

struct Status {
    State state = State::NotEnrolled;
    core::Text detail;             ///< one sentence for the person, with what to do
    bool hub = false;              ///< connected to the site's hub, not to the server
    std::uint64_t unconfirmed = 0; ///< own changes not covered by a receipt of the server
    std::uint64_t onHub = 0;       ///< of these: a hub has them. Not safe to wipe
    std::uint64_t confirmed = 0;   ///< by the server
    std::uint64_t bytesLeft = 0;   ///< of attachments and changes still to send; an estimate
    std::int64_t lastConfirmedMs = 0;
    std::vector<Refused> refused;         ///< and not confirmed since
    std::uint64_t attachmentsOpen = 0;    ///< photos and signatures of this device that the server is not known to hold
    std::uint64_t attachmentsWaiting = 0; ///< originals that wait for a network that is not metered
};

struct Credentials;

/// What goes along with each connection to the server, for a hub.
struct Companion {
    /// Before each connection, and `every` so often while it is live. Blocks; on the agent's thread. What fails ends
    /// the connection.
    std::function<core::Result<void>(const Credentials &)> exchange;
    std::chrono::milliseconds every{0};
};

class Agent {
public:
    explicit Agent(core::store::StoreThread &store);
    ~Agent(); ///< stops

    /// Called on the agent's thread at each change of status.
    void onStatus(std::function<void(const Status &)> listener);

    /// Called on the agent's thread when who the user is has become known or another; the store has it then.
    void onIdentity(std::function<void(const Identity &)> listener);

    void accompany(Companion companion); ///< before start()
    /// Ends the connection and makes a new one; `done` is called on the agent's thread once the old one is gone.
    void reconnect(std::function<void()> done);

    void start();
    void stop();
    void setNetworkAllowed(bool allowed); ///< the person's "work offline" switch
    void setMetered(bool metered);        ///< large originals wait while it is
    void networkChanged();                ///< the platform says that the network is back: try at once

    /// One reconciliation, then returns: everything exchanged and confirmed, or why not. Not while started.
    core::Result<Status> once();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::agent
