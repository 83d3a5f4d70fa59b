// Attachments, after the records.

#include "syncd/agent/agent_impl.h"
#include "syncd/agent/limits.h"

#include <algorithm>
#include <utility>

namespace plumbline::agent {

using namespace core;

void Agent::Impl::carryAttachments()
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
    transfer = std::make_shared<AttachmentTransfer>(loop, store, target == Target::Hub ? attachmentsOfHub : attachments,
                                                    peer().endpoint, credentials.tls, metered, std::move(handlers));
    transfer->start();
}

void Agent::Impl::carried(const AttachmentTransfer::Outcome &ended)
{
    transfer.reset();
    status.attachmentsWaiting = ended.waiting;
    attachmentRefusal = ended.refused;
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

} // namespace plumbline::agent
