#include "syncd/agent/agent.h"

#include "syncd/agent/agent_impl.h"
#include "syncd/agent/limits.h"

#include <utility>

namespace plumbline::agent {

using namespace core;

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

void Agent::onIdentity(std::function<void(const Identity &)> listener)
{
    m_impl->identityListener = std::move(listener);
}

void Agent::accompany(Companion companion)
{
    m_impl->companion = std::move(companion);
}

void Agent::reconnect(std::function<void()> done)
{
    m_impl->loop.post([impl = m_impl.get(), done = std::move(done)] {
        impl->drop();
        done();
        impl->connect();
    });
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
        if (impl->session && impl->target == Target::Hub)
            impl->seekServer();
        else
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
    m_impl->status.refused.clear();
    m_impl->attachmentRefusal.reset();
    m_impl->loop.post([impl = m_impl.get()] { impl->connect(); });
    m_impl->loop.run();
    auto result = std::move(*m_impl->outcome);
    if (const auto refusal = m_impl->lastRefusal(); result && refusal)
        return *refusal;
    return result;
}

} // namespace plumbline::agent
