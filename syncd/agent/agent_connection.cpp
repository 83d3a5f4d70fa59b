// The way to a connection and back from one: retries, renewal of the certificate, what ends it.

#include "syncd/agent/agent_impl.h"
#include "syncd/agent/certificate.h"
#include "syncd/agent/limits.h"

#include <algorithm>
#include <utility>

namespace plumbline::agent {

using namespace core;

namespace {

bool needsPerson(ErrorCode code)
{
    return code == ErrorCode::Refused || code == ErrorCode::Untrusted || code == ErrorCode::Expired;
}

} // namespace

void Agent::Impl::connect()
{
    loop.after(std::chrono::milliseconds(-1), {});
    if (!running || trying)
        return;
    if (!allowed) {
        show(State::Offline);
        recount();
        return;
    }
    trying = true;
    onStore([](store::Store &held) { return std::pair(credentialsOf(held), hubOf(held)); },
            [this](std::pair<Result<std::optional<Credentials>>, Result<std::optional<Endpoint>>> found) {
                auto &[kept, site] = found;
                hub = site ? std::move(*site) : std::nullopt;
                if (!hub)
                    target = Target::Server;
                if (!kept)
                    return failed(kept.error());
                if (!*kept) {
                    trying = false;
                    show(State::NotEnrolled);
                    if (single)
                        finish(Error{ErrorCode::Refused, textOf(State::NotEnrolled), {}});
                    else
                        recount(); // what is only here is only here without an office, too
                    return;
                }
                begin(std::move(**kept));
            });
}

bool Agent::Impl::isDue(const Credentials &held) const
{
    const auto lifetime = static_cast<double>(held.identity.certificateExpiresMs - held.issuedMs);
    return static_cast<double>(clock.nowMs() - held.issuedMs) > lifetime * kRenewAfter;
}

std::chrono::milliseconds Agent::Impl::untilRenewal() const
{
    const auto lifetime = static_cast<double>(credentials.identity.certificateExpiresMs - credentials.issuedMs);
    const auto due = credentials.issuedMs + static_cast<std::int64_t>(lifetime * kRenewAfter);
    return std::clamp<std::chrono::milliseconds>(std::chrono::milliseconds(due - clock.nowMs() + 1), kFirstRetry,
                                                 kRenewCheck);
}

void Agent::Impl::rest(std::optional<std::chrono::milliseconds> atMost)
{
    if (single || !session)
        return;
    auto wait = atMost ? std::min(*atMost, untilRenewal()) : untilRenewal();
    if (target == Target::Hub)
        wait = std::min(wait, kServerProbe);
    else if (companion.exchange)
        wait = std::min(wait, companion.every);
    loop.after(wait, [this] {
        if (target == Target::Hub) {
            seekServer();
        } else if (isDue(credentials)) {
            drop(); // and comes back with a new one
            connect();
        } else {
            if (companion.exchange)
                if (auto exchanged = companion.exchange(credentials); !exchanged)
                    return failed(exchanged.error());
            carryAttachments();
            if (!transfer)
                rest();
        }
    });
}

Peer Agent::Impl::peer() const
{
    if (target == Target::Hub && hub)
        return {*hub, trust::ReceiptKind::Hub};
    return {{credentials.identity.host, credentials.identity.port}, trust::ReceiptKind::Server};
}

void Agent::Impl::seekServer()
{
    call = std::make_unique<HttpsClient>(loop, Endpoint{credentials.identity.host, credentials.identity.port},
                                         credentials.tls);
    call->ask({"GET", "/healthz", {}, {}, 0}, [this](const Result<HttpsClient::Answer> &answer) {
        if (target != Target::Hub || !session)
            return;
        if (answer && answer->status == 200) {
            drop();
            target = Target::Server;
            return connect();
        }
        carryAttachments();
        if (!transfer)
            rest();
    });
}

// The server learns through the hub whose this store's origin is.
void Agent::Impl::claimOrigin(std::function<void()> then)
{
    onStore([](store::Store &held) { return held.origin(); },
            [this, then](const record::OriginId &origin) {
                const auto signature = signClaim(credentials.tls.key, origin);
                if (!signature)
                    return failed(signature.error());
                const std::string body = record::originText(origin) + '\n' + pki::base64(*signature);
                call = std::make_unique<HttpsClient>(loop, peer().endpoint, credentials.tls);
                call->ask({"PUT", "/hub/v1/claim", {}, Bytes(body.begin(), body.end()), 0},
                          [this, then](const Result<HttpsClient::Answer> &answer) {
                              if (!answer)
                                  return failed(answer.error());
                              if (answer->status != 204)
                                  return failed({ErrorCode::Refused,
                                                 {"现场中继不接受此设备：它须先与服务器同步，或此设备已被吊销。",
                                                  "The site's hub does not take this device: it has to meet the server "
                                                  "first, or the device has been revoked."},
                                                 peer().endpoint.host + ':' + std::to_string(peer().endpoint.port)});
                              then();
                          });
            });
}

void Agent::Impl::begin(Credentials held)
{
    show(State::Connecting);
    if (target == Target::Server && isDue(held)) {
        // Best effort: the old one is good for as long again as a third of its life.
        if (auto renewed = renew(held)) {
            renewed->identity.role = held.identity.role;
            renewed->identity.roles = held.identity.roles;
            held = *renewed;
            store.post([kept = held](store::Store &opened) { (void)keep(opened, kept); });
        }
    }
    credentials = std::move(held);
    tell(credentials.identity);
    if (target == Target::Hub)
        return claimOrigin([this] { open(); });
    if (companion.exchange)
        if (auto exchanged = companion.exchange(credentials); !exchanged)
            return failed(exchanged.error());
    open();
}

void Agent::Impl::open()
{
    Session::Handlers handlers;
    handlers.read = [index = attachments](store::Store &held, const store::EncodedRun &run) {
        (void)index->see(held, run); // what could not be looked at is looked at once more, with all else
    };
    handlers.connected = [this] {
        retry = kFirstRetry;
        show(State::Exchanging);
    };
    handlers.renamed = [this](const Identity &identity) {
        credentials.identity = identity;
        tell(identity);
    };
    handlers.progress = [this] {
        if (!single)
            recount();
        else
            arm();
    };
    handlers.refused = [this](const std::vector<sync::Refusal> &refusals) { refused(refusals); };
    handlers.caughtUp = [this] {
        renumberings = 0;
        recount([this] {
            show(State::Live);
            carryAttachments(); // after the records
        });
    };
    handlers.renumber = [this] {
        if (++renumberings > kMostRenumberings)
            return failed({ErrorCode::Untrusted,
                           {"对方反复声称本机的编号已被占用。",
                            "The other side says again and again that this store's "
                            "numbers are taken."},
                           peer().endpoint.host + ':' + std::to_string(peer().endpoint.port)});
        drop();
        loop.post([this] { connect(); });
    };
    handlers.ended = [this](const Error &error) { failed(error); };
    status.refused.clear();
    attachmentRefusal.reset();
    session = std::make_shared<Session>(loop, store, credentials, peer(), std::move(handlers));
    session->start();
    if (single)
        arm();
}

void Agent::Impl::arm()
{
    loop.after(kStallTimeout, [this] {
        failed({ErrorCode::Network, {"服务器长时间没有响应。", "The server did not respond in time."}, {}});
    });
}

void Agent::Impl::drop()
{
    if (transfer)
        transfer->detach();
    transfer.reset();
    attachmentBytes = 0;
    if (session)
        session->detach();
    session.reset();
    call.reset();
    trying = false;
}

void Agent::Impl::failed(const Error &error)
{
    renumberings = 0;
    drop();
    // On a site without a way to the server its hub serves.
    const bool byHub = target == Target::Hub;
    const bool triesHub = target == Target::Server && hub && error.code == ErrorCode::Network;
    target = triesHub ? Target::Hub : Target::Server;
    if (triesHub && running && allowed && !reached)
        return connect();
    if (single)
        return finish(reached ? Result<Status>(*reached) : Result<Status>(error));
    if (!running)
        return;
    std::chrono::milliseconds wait = kRefusedRetry;
    if (needsPerson(error.code)) {
        show(State::Refused, error.message);
        if (byHub) // the server may take it
            wait = jittered(kLongestRetry);
    } else {
        show(State::Offline, allowed ? std::optional(error.message) : std::nullopt);
        wait = jittered(retry);
        retry = std::min(kLongestRetry, retry * 2);
    }
    recount();
    loop.after(wait, [this] { connect(); });
}

std::chrono::milliseconds Agent::Impl::jittered(std::chrono::milliseconds whole)
{
    std::array<std::uint8_t, 2> bytes;
    random.fill(bytes);
    const int share = bytes[0] << 8 | bytes[1];
    return whole / 2 + whole / 2 * share / 65535;
}

void Agent::Impl::finish(Result<Status> result)
{
    running = false;
    outcome.emplace(std::move(result));
    drop();
    loop.stop();
}

} // namespace plumbline::agent
