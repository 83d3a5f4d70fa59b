#include "syncd/backend/shared_log_store.h"

#include "syncd/backend/on_store.h"

namespace plumbline::backend {

using namespace core;

SharedLogStore::SharedLogStore(store::StoreThread &store, SharedRecord &record, const Clock &clock, Post post)
    : m_store(store),
      m_record(record),
      m_clock(clock),
      m_post(std::move(post)),
      m_alive(std::make_shared<bool>(true)),
      m_replica(store, clock, m_post)
{
}

Result<sync::HeadsByAudit> SharedLogStore::begin(Listener listener)
{
    return m_replica.begin(std::move(listener));
}

void SharedLogStore::read(sync::action::ReadRuns asked, Then<Result<sync::RunsRead>> then)
{
    m_replica.read(std::move(asked), std::move(then));
}

void SharedLogStore::admit(Take take, Then<std::vector<sync::Admitted>> then)
{
    onStore(
        m_store, m_post, m_alive,
        [take = std::move(take), &record = m_record, &clock = m_clock](store::Store &replica) {
            const std::vector<sync::action::Admit> asked = take();
            std::vector<const sync::action::Admit *> each;
            for (const sync::action::Admit &admit : asked)
                each.push_back(&admit);
            return each.empty() ? std::vector<sync::Admitted>() : record.admit(replica, each, clock.nowMs());
        },
        std::move(then));
}

void SharedLogStore::certify(std::vector<sync::StreamNumber> streams, Then<Result<std::vector<trust::Receipt>>> then)
{
    m_replica.certify(std::move(streams), std::move(then));
}

} // namespace plumbline::backend
