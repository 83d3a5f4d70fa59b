#include "syncd/backend/sqlite_log_store.h"

#include "core/sync/quarantine.h"
#include "core/sync/store_steps.h"
#include "syncd/backend/on_store.h"

namespace plumbline::backend {

using namespace core;

SqliteLogStore::SqliteLogStore(store::StoreThread &store, const Clock &clock, Post post, trust::ReceiptKind kind)
    : m_store(store),
      m_clock(clock),
      m_post(std::move(post)),
      m_kind(kind),
      m_alive(std::make_shared<bool>(true))
{
}

SqliteLogStore::~SqliteLogStore()
{
    m_store.run([this](store::Store &store) { store.unsubscribe(m_subscription); });
}

Result<sync::HeadsByAudit> SqliteLogStore::begin(Listener listener)
{
    Result<sync::HeadsByAudit> begun = sync::HeadsByAudit();
    m_store.run([&](store::Store &store) {
        m_origin = store.origin();
        // What was kept because its clock was ahead, and no longer is.
        if (const auto released = sync::releaseDue(store, m_clock.nowMs()); !released) {
            begun = released.error();
            return;
        }
        auto heads = store.heads();
        if (!heads) {
            begun = heads.error();
            return;
        }
        *begun = sync::byAudit(std::move(*heads));
        m_subscription = store.subscribe(
            [post = m_post, alive = std::weak_ptr(m_alive), listener, &store](const std::string &audit) {
                auto now = store.heads(audit);
                if (!now)
                    return; // the commit stands; peers hear of it with the next one or when they come back
                post([alive, listener, moved = std::move(*now)] {
                    if (!alive.expired())
                        listener(moved);
                });
            });
    });
    return begun;
}

void SqliteLogStore::read(sync::action::ReadRuns asked, Then<Result<sync::RunsRead>> then)
{
    onStore(
        m_store, m_post, m_alive,
        [asked = std::move(asked)](store::Store &store) { return sync::readRuns(store, asked); }, std::move(then));
}

void SqliteLogStore::admit(Take take, Then<std::vector<sync::Admitted>> then)
{
    // What was kept is freed on the network thread, which has the time: the store's goes on with the next.
    using Done = std::pair<std::vector<sync::Admitted>, std::shared_ptr<std::vector<sync::action::Admit>>>;
    onStore<std::function<Done(store::Store &)>, Done>(
        m_store, m_post, m_alive,
        [take = std::move(take), &clock = m_clock, kind = m_kind](store::Store &store) {
            auto asked = std::make_shared<std::vector<sync::action::Admit>>(take());
            if (asked->empty())
                return Done();
            auto answers = sync::admitInPlace(store, *asked, kind, clock.nowMs());
            return Done(std::move(answers), std::move(asked));
        },
        [then = std::move(then)](Done done) { then(std::move(done.first)); });
}

void SqliteLogStore::certify(std::vector<sync::StreamNumber> streams, Then<Result<std::vector<trust::Receipt>>> then)
{
    onStore(
        m_store, m_post, m_alive,
        [streams = std::move(streams), &clock = m_clock, kind = m_kind](store::Store &store) {
            return sync::certify(store, streams, kind, clock.nowMs());
        },
        std::move(then));
}

} // namespace plumbline::backend
