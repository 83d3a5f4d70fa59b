#include "syncd/backend/postgres_attachment_store.h"

#include "syncd/backend/on_store.h"
#include "syncd/backend/shared_attachments.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace plumbline::backend {

using namespace core;

namespace {

/// Photos take their time: they travel on a connection and a thread of their own, and no record waits for them.
class Worker {
public:
    explicit Worker(std::unique_ptr<SharedAttachments> tables) : m_tables(std::move(tables)) { }
    ~Worker()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }

    void post(std::function<void(SharedAttachments &)> work)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(std::move(work));
        }
        m_wake.notify_one();
    }

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_wake.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            const auto work = std::move(m_waiting.front());
            m_waiting.pop_front();
            lock.unlock();
            work(*m_tables);
            lock.lock();
        }
    }

    std::unique_ptr<SharedAttachments> m_tables;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void(SharedAttachments &)>> m_waiting;
    bool m_ending = false;
    std::thread m_thread{[this] { run(); }};
};

/// A record that another daemon has just taken may not be here yet: then it is fetched.
Result<bool> isNamed(store::Store &replica, SharedRecord &record, const AttachmentName &name)
{
    for (const bool last : {false, true}) {
        const auto entity = replica.entity(name.audit, {record::EntityKind::Attachment, name.sha256});
        if (!entity && entity.error().code != ErrorCode::NotFound)
            return entity.error();
        if (entity && record::isContentErased(*entity))
            return false; // as if nobody had ever named it
        if (last || (entity && !entity->fields.empty()))
            return entity && !entity->fields.empty();
        if (auto fetched = record.catchUp(replica, name.audit); !fetched)
            return fetched.error();
    }
    return false;
}

} // namespace

struct PostgresAttachmentStore::Impl {
    store::StoreThread &store;
    SharedRecord &record;
    Post post;
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
    Worker worker;

    /// As onStore(), on the attachments' own thread.
    template <class Answer, class Work>
    void work(Work work, Then<Answer> then)
    {
        worker.post([post = post, alive = std::weak_ptr(alive), work = std::move(work),
                     then = std::move(then)](SharedAttachments &tables) {
            auto answer = std::make_shared<Answer>(work(tables));
            post([alive, answer, then] {
                if (!alive.expired())
                    then(std::move(*answer));
            });
        });
    }
};

PostgresAttachmentStore::PostgresAttachmentStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

PostgresAttachmentStore::~PostgresAttachmentStore() = default;

Result<std::unique_ptr<AttachmentStore>> PostgresAttachmentStore::open(const std::string &url, const Instance &instance,
                                                                       store::StoreThread &store, SharedRecord &record,
                                                                       Post post)
{
    auto tables = SharedAttachments::open(url, instance);
    if (!tables)
        return tables.error();
    return std::unique_ptr<AttachmentStore>(new PostgresAttachmentStore(std::unique_ptr<Impl>(
        new Impl{store, record, std::move(post), std::make_shared<bool>(true), Worker(std::move(*tables))})));
}

void PostgresAttachmentStore::standing(AttachmentName name, Then<Result<AttachmentStanding>> then)
{
    onStore(
        m_impl->store, m_impl->post, m_impl->alive,
        [&record = m_impl->record, name](store::Store &replica) { return isNamed(replica, record, name); },
        Then<Result<bool>>([this, name, then = std::move(then)](Result<bool> named) {
            if (!named)
                return then(named.error());
            m_impl->work<Result<AttachmentStanding>>(
                [name, named = *named](SharedAttachments &tables) -> Result<AttachmentStanding> {
                    const auto held = tables.holds(name);
                    if (!held)
                        return held.error();
                    return AttachmentStanding{named, *held};
                },
                then);
        }));
}

void PostgresAttachmentStore::keep(AttachmentName name, Bytes bytes, Then<Result<void>> then)
{
    m_impl->work<Result<void>>([name = std::move(name), shared = std::make_shared<const Bytes>(std::move(bytes))](
                                   SharedAttachments &tables) { return tables.keep(name, *shared); },
                               std::move(then));
}

void PostgresAttachmentStore::read(AttachmentName name, Then<Result<Bytes>> then)
{
    m_impl->work<Result<Bytes>>([name = std::move(name)](SharedAttachments &tables) { return tables.read(name); },
                                std::move(then));
}

} // namespace plumbline::backend
