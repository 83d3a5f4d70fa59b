// What the person sees: state and counts.

#include "syncd/agent/agent_impl.h"

#include <utility>

namespace plumbline::agent {

using namespace core;

void Agent::Impl::show(State state, std::optional<Text> detail)
{
    status.state = state;
    status.detail = detail ? *detail : textOf(state);
    if (state == State::Live && lastRefusal)
        status.detail = lastRefusal->message;
    if (listener)
        listener(status);
}

void Agent::Impl::watch()
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

void Agent::Impl::recount(std::function<void()> then)
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
                if (std::exchange(countAgain, false))
                    recount();
            });
}

} // namespace plumbline::agent
