// The way to a connection and back from one: retries, renewal of the certificate, what ends it.

#include "syncd/agent/agent_impl.h"
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
    onStore([](store::Store &held) { return credentialsOf(held); },
            [this](Result<std::optional<Credentials>> kept) {
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
    const auto wait = atMost ? std::min(*atMost, untilRenewal()) : untilRenewal();
    loop.after(wait, [this] {
        if (isDue(credentials)) {
            drop(); // and comes back with a new one
            connect();
        } else {
            carryAttachments();
            if (!transfer)
                rest();
        }
    });
}

void Agent::Impl::begin(Credentials held)
{
    show(State::Connecting);
    if (isDue(held)) {
        // Best effort: the old one is good for as long again as a third of its life.
        if (auto renewed = renew(held)) {
            renewed->identity.role = held.identity.role;
            held = *renewed;
            store.post([kept = held](store::Store &opened) { (void)keep(opened, kept); });
        }
    }
    credentials = std::move(held);
    Session::Handlers handlers;
    handlers.connected = [this] {
        retry = kFirstRetry;
        show(State::Exchanging);
    };
    handlers.progress = [this] {
        if (!single)
            recount();
        else
            arm();
    };
    handlers.refused = [this](const std::vector<sync::Refusal> &refusals) {
        lastRefusal = Error{ErrorCode::Refused, refusals.front().text, refusals.front().audit};
    };
    handlers.caughtUp = [this] {
        recount([this] {
            show(State::Live);
            carryAttachments(); // after the records
        });
    };
    handlers.renumber = [this] {
        drop();
        lastRefusal.reset();
        loop.post([this] { connect(); });
    };
    handlers.ended = [this](const Error &error) { failed(error); };
    lastRefusal.reset();
    session = std::make_shared<Session>(loop, store, credentials, std::move(handlers));
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
    trying = false;
}

void Agent::Impl::failed(const Error &error)
{
    drop();
    if (single)
        return finish(reached ? Result<Status>(*reached) : Result<Status>(error));
    if (!running)
        return;
    std::chrono::milliseconds wait = kRefusedRetry;
    if (needsPerson(error.code)) {
        show(State::Refused, error.message);
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
