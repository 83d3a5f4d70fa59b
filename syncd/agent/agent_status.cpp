// What the person sees: state and counts.

#include "syncd/agent/agent_impl.h"
#include "syncd/agent/refused_records.h"

#include <algorithm>
#include <set>
#include <utility>

namespace plumbline::agent {

using namespace core;

namespace {

/// Counts of the records, and of the attachments that are here and not known to be at the server.
Result<Counts> countAll(store::Store &held, AttachmentIndex &index, const std::vector<Refused> &refused,
                        trust::ReceiptKind peer)
{
    auto counts = count(held, refused, peer);
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
    if (const auto refusal = lastRefusal(); state == State::Live && refusal)
        status.detail = refusal->message;
    if (listener)
        listener(status);
}

void Agent::Impl::tell(const Identity &identity)
{
    if (told == identity)
        return;
    told = identity;
    if (identityListener)
        identityListener(identity);
}

void Agent::Impl::refused(const std::vector<sync::Refusal> &refusals)
{
    note(status.refused, refusals);
}

std::optional<Error> Agent::Impl::lastRefusal() const
{
    if (status.refused.empty())
        return attachmentRefusal;
    return Error{ErrorCode::Refused, status.refused.back().why, status.refused.back().audit};
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
    onStore([index = attachments, refused = status.refused,
             peer = peer().kind](store::Store &held) { return countAll(held, *index, refused, peer); },
            [this, then](const Result<Counts> &counts) {
                counting = false;
                if (counts) {
                    status.unconfirmed = counts->unconfirmed;
                    status.confirmed = counts->confirmed;
                    status.attachmentsOpen = counts->attachments;
                    status.onHub = counts->onHub;
                    status.lastConfirmedMs = counts->lastReceiptMs;
                    forget(status.refused, counts->taken);
                    if (status.state == State::Live && !lastRefusal())
                        status.detail = textOf(status.state, status.hub);
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
