#pragma once
// What the server asks of the store of its logs, whatever that is made of. Everything but begin() answers later, on the
// thread that `post` leads to; answers come in the order asked.

#include "core/sync/action.h"
#include "core/sync/digest.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace plumbline::backend {

template <class T>
using Then = std::function<void(T)>;

/// Brings work back to the network thread.
using Post = std::function<void(std::function<void()>)>;

class LogStore {
public:
    virtual ~LogStore() = default;

    /// Called for every audit that grew, with its heads, whoever wrote it: this daemon or another on the same store.
    using Listener = std::function<void(const std::vector<core::store::StreamHead> &)>;

    /// All heads; from then on `listener` hears what grows, without a gap in between. Blocks; once, before the first
    /// connection. Errors: Io, Corrupted, Network.
    virtual core::Result<core::sync::HeadsByAudit> begin(Listener listener) = 0;

    /// The origin that this server's receipts and welcomes name; of all daemons on one store the same.
    virtual const core::record::OriginId &origin() const = 0;

    virtual void read(core::sync::action::ReadRuns asked, Then<core::Result<core::sync::RunsRead>> then) = 0;

    /// What a transaction takes; called on another thread, once the disk is free.
    using Take = std::function<std::vector<core::sync::action::Admit>()>;
    /// One durable transaction for all that is taken: chains checked, registers updated, quarantine kept, receipts
    /// signed for what each asks. One answer each; `failed` where nothing of it can be promised.
    virtual void admit(Take take, Then<std::vector<core::sync::Admitted>> then) = 0;

    /// Receipts of these streams as far as they are here.
    virtual void certify(std::vector<core::sync::StreamNumber> streams,
                         Then<core::Result<std::vector<core::trust::Receipt>>> then) = 0;
};

} // namespace plumbline::backend
