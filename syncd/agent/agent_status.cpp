// What the person sees: state and counts.

#include "syncd/agent/agent_impl.h"

#include <algorithm>
#include <set>
#include <utility>

namespace plumbline::agent {

using namespace core;

namespace {

/// Counts of the records, and of the attachments that are here and not known to be at the server.
Result<Counts> countAll(store::Store &held, AttachmentIndex &index)
{
    auto counts = count(held);
    const auto open = counts ? index.open(held) : counts.error();
    if (!open)
        return open.error();
    if (open->empty())
        return counts;
    const auto here = held.attachments();
    if (!here)
        return here.error();
    const std::set<std::string> names(here->begin(), here->end());
    counts->attachments = static_cast<std::uint64_t>(
        std::ranges::count_if(*open, [&](const AttachmentItem &item) { return names.contains(item.sha256); }));
    return counts;
}

} // namespace

void Agent::Impl::show(State state, std::optional<Text> detail)
{
    status.state = state;
    status.hub = target == Target::Hub && state != State::Offline;
    status.detail = detail ? *detail : textOf(state, status.hub);
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
    onStore([index = attachments](store::Store &held) { return countAll(held, *index); },
            [this, then](const Result<Counts> &counts) {
                counting = false;
                if (counts) {
                    status.unconfirmed = counts->unconfirmed;
                    status.confirmed = counts->confirmed;
                    status.attachmentsOpen = counts->attachments;
                    status.onHub = counts->onHub;
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
