#include "core/store/look_through.h"

#include "core/store/opening.h"
#include "core/store/safe_file.h"
#include "core/store/store_impl.h"

namespace plumbline::core::store {

namespace {

/// Half a millisecond's work: nobody who taps waits longer for it.
constexpr std::size_t kLookBytes = std::size_t{256} << 10;
constexpr std::size_t kLookSignatures = 8;

Result<Looked> look(Store::Impl &store, Looked at)
{
    switch (at.place) {
    case Looked::Log:
        return store.log.look(at, kLookBytes);
    case Looked::Registers:
        return store.registers.look(at, kLookBytes);
    case Looked::Settings:
        return store.settings.look();
    case Looked::Receipts:
        return store.proofs.lookAtReceipts(at, kLookSignatures);
    case Looked::Checkpoints:
        return store.proofs.lookAtCheckpoints(at, kLookSignatures);
    case Looked::End:
        break;
    }
    return at;
}

} // namespace

Result<bool> Store::lookOn()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    const auto at = look(*m_impl, m_impl->looked);
    if (at) {
        m_impl->looked = *at;
        return at->place == Looked::End;
    }
    // Without the mark the next opening looks again, and finds it again.
    if (at.error().code == ErrorCode::Corrupted)
        (void)writeSafely(m_impl->folder / kDamaged, {});
    return at.error();
}

void lookThrough(StoreThread &thread, std::function<void(const Error &)> damaged)
{
    thread.postIdle([&thread, damaged = std::move(damaged)](Store &store) mutable {
        const auto ended = store.lookOn();
        if (!ended)
            damaged(ended.error());
        else if (!*ended)
            lookThrough(thread, std::move(damaged));
    });
}

} // namespace plumbline::core::store
