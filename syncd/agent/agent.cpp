#include "syncd/agent/agent.h"

#include "core/base/clock.h"
#include "core/base/random.h"
#include "syncd/agent/attachment_transfer.h"
#include "syncd/agent/limits.h"
#include "syncd/agent/session.h"
#include "syncd/agent/standing.h"

#include <algorithm>
#include <thread>

namespace plumbline::agent {

using namespace core;

namespace {

bool needsPerson(ErrorCode code)
{
    return code == ErrorCode::Refused || code == ErrorCode::Untrusted || code == ErrorCode::Expired;
}

} // namespace

struct Agent::Impl {
    explicit Impl(store::StoreThread &ofStore) : store(ofStore) { }

    store::StoreThread &store;
    Loop loop;
    std::thread thread;
    SystemClock clock;
    SystemRandom random;
    std::function<void(const Status &)> listener;
    std::shared_ptr<Session> session;
    std::shared_ptr<AttachmentTransfer> transfer;
    std::shared_ptr<AttachmentIndex> attachments = std::make_shared<AttachmentIndex>();
    Credentials credentials;           ///< of the session
    std::uint64_t attachmentBytes = 0; ///< still to go of the one under way
    bool metered = false;
    bool transferAgain = false; ///< records came while attachments were on their way
    std::chrono::milliseconds transferRetry = kFirstRetry;
    std::uint64_t subscription = 0; ///< of watch(); only the store's thread looks at it
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
    Status status;
    std::optional<Error> lastRefusal; ///< of a record, shown while all else is well
    std::chrono::milliseconds retry = kFirstRetry;
    bool allowed = true;
    bool running = false; ///< wants a connection
    bool trying = false;  ///< has one, or is getting one
    bool counting = false;
    bool countAgain = false;
    bool single = false;           ///< once(): ends when caught up or failed
    std::optional<Status> reached; ///< once(): all is exchanged, the connection is closing
    std::optional<Result<Status>> outcome;

    void show(State state, std::optional<Text> detail = std::nullopt)
    {
        status.state = state;
        status.detail = detail ? *detail : textOf(state);
        if (state == State::Live && lastRefusal)
            status.detail = lastRefusal->message;
        if (listener)
            listener(status);
    }

    template <class Work, class Then>
    void onStore(Work work, Then then)
    {
        store.post([this, weak = std::weak_ptr(alive), work, then](store::Store &held) {
            if (weak.expired())
                return;
            auto result = work(held);
            loop.post([weak, then, result = std::move(result)]() mutable {
                if (!weak.expired())
                    then(std::move(result));
            });
        });
    }

    /// What is recorded while there is no session counts as unconfirmed too; a session counts for itself.
    void watch()
    {
        store.post([this, weak = std::weak_ptr(alive)](store::Store &held) {
            if (weak.expired() || subscription != 0)
                return;
            subscription = held.subscribe([this, weak](const std::string &) {
                if (weak.expired())
                    return;
                loop.post([this, weak] {
                    if (!weak.expired() && !session)
                        recount();
                });
            });
        });
    }

    // One count on the way at a time: a burst of changes asks for it once more, not a thousand times.
    void recount(std::function<void()> then = {})
    {
        if (counting && !then) {
            countAgain = true;
            return;
        }
        counting = true;
        onStore([](store::Store &held) { return count(held); },
                [this, then](const Result<Counts> &counts) {
                    counting = false;
                    if (counts) {
                        status.unconfirmed = counts->unconfirmed;
                        status.confirmed = counts->confirmed;
                        status.lastConfirmedMs = counts->lastReceiptMs;
                        status.bytesLeft = counts->unconfirmed * kBytesPerChange + attachmentBytes;
                        if (listener)
                            listener(status);
                    }
                    if (then)
                        then();
                    else if (std::exchange(countAgain, false))
                        recount();
                });
    }

    void connect()
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
                        return;
                    }
                    begin(std::move(**kept));
                });
    }

    bool isDue(const Credentials &held) const
    {
        const auto lifetime = static_cast<double>(held.identity.certificateExpiresMs - held.issuedMs);
        return static_cast<double>(clock.nowMs() - held.issuedMs) > lifetime * kRenewAfter;
    }

    /// Of the certificate, from now.
    std::chrono::milliseconds untilRenewal() const
    {
        const auto lifetime = static_cast<double>(credentials.identity.certificateExpiresMs - credentials.issuedMs);
        const auto due = credentials.issuedMs + static_cast<std::int64_t>(lifetime * kRenewAfter);
        return std::clamp<std::chrono::milliseconds>(std::chrono::milliseconds(due - clock.nowMs() + 1), kFirstRetry,
                                                     kRenewCheck);
    }

    // While live nothing is asked of the server but what time makes due: a new certificate, attachments that failed.
    void rest(std::optional<std::chrono::milliseconds> atMost = std::nullopt)
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

    void begin(Credentials held)
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

    void carryAttachments()
    {
        if (transfer || !session) {
            transferAgain = transfer != nullptr;
            return;
        }
        transferAgain = false;
        AttachmentTransfer::Handlers handlers;
        handlers.progress = [this](std::uint64_t left) {
            attachmentBytes = left;
            if (single)
                arm();
            else
                recount();
        };
        handlers.ended = [this](const AttachmentTransfer::Outcome &ended) { carried(ended); };
        transfer =
            std::make_shared<AttachmentTransfer>(loop, store, attachments, credentials, metered, std::move(handlers));
        transfer->start();
    }

    void carried(const AttachmentTransfer::Outcome &ended)
    {
        transfer.reset();
        status.attachmentsWaiting = ended.waiting;
        if (ended.refused)
            lastRefusal = ended.refused;
        show(State::Live);
        if (single) { // an orderly end: the server need not wonder
            if (ended.fault)
                return failed(*ended.fault);
            reached = status;
            if (session)
                session->close();
            return;
        }
        if (transferAgain)
            return carryAttachments();
        if (!ended.fault && ended.missing == 0) {
            transferRetry = kFirstRetry;
            return rest();
        }
        rest(jittered(transferRetry));
        transferRetry = std::min(kLongestRetry, transferRetry * 2);
    }

    // once() does not wait for ever for a server that says nothing.
    void arm()
    {
        loop.after(kStallTimeout, [this] {
            failed({ErrorCode::Network, {"服务器长时间没有响应。", "The server did not respond in time."}, {}});
        });
    }

    void drop()
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

    void failed(const Error &error)
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

    std::chrono::milliseconds jittered(std::chrono::milliseconds whole)
    {
        std::array<std::uint8_t, 2> bytes;
        random.fill(bytes);
        const int share = bytes[0] << 8 | bytes[1];
        return whole / 2 + whole / 2 * share / 65535;
    }

    void finish(Result<Status> result)
    {
        running = false;
        outcome.emplace(std::move(result));
        drop();
        loop.stop();
    }
};

Agent::Agent(store::StoreThread &store) : m_impl(std::make_unique<Impl>(store)) { }

Agent::~Agent()
{
    stop();
    m_impl->alive.reset();
    // Work of ours that the store's thread still holds looks at the loop: let it pass.
    m_impl->store.run([impl = m_impl.get()](store::Store &held) { held.unsubscribe(impl->subscription); });
}

void Agent::onStatus(std::function<void(const Status &)> listener)
{
    m_impl->listener = std::move(listener);
}

void Agent::start()
{
    if (m_impl->thread.joinable())
        return;
    m_impl->single = false;
    m_impl->running = true;
    m_impl->watch();
    m_impl->loop.post([impl = m_impl.get()] { impl->connect(); });
    m_impl->thread = std::thread([impl = m_impl.get()] { impl->loop.run(); });
}

void Agent::stop()
{
    if (!m_impl->thread.joinable())
        return;
    m_impl->loop.post([impl = m_impl.get()] {
        impl->running = false;
        impl->loop.after(std::chrono::milliseconds(-1), {});
        impl->drop();
        impl->loop.stop();
    });
    m_impl->thread.join();
}

void Agent::setNetworkAllowed(bool allowed)
{
    m_impl->loop.post([impl = m_impl.get(), allowed] {
        if (std::exchange(impl->allowed, allowed) == allowed)
            return;
        if (!allowed)
            impl->drop();
        impl->retry = kFirstRetry;
        impl->connect();
    });
}

void Agent::setMetered(bool metered)
{
    m_impl->loop.post([impl = m_impl.get(), metered] {
        if (std::exchange(impl->metered, metered) && !metered)
            impl->carryAttachments(); // what waited goes now
    });
}

void Agent::networkChanged()
{
    m_impl->loop.post([impl = m_impl.get()] {
        impl->retry = kFirstRetry;
        impl->connect();
    });
}

Result<Status> Agent::once()
{
    if (m_impl->thread.joinable())
        return Error{ErrorCode::Busy, {"同步已在运行。", "The agent is running already."}, {}};
    m_impl->single = true;
    m_impl->running = true;
    m_impl->outcome.reset();
    m_impl->reached.reset();
    m_impl->lastRefusal.reset();
    m_impl->loop.post([impl = m_impl.get()] { impl->connect(); });
    m_impl->loop.run();
    auto result = std::move(*m_impl->outcome);
    if (result && m_impl->lastRefusal)
        return *m_impl->lastRefusal;
    return result;
}

} // namespace plumbline::agent
