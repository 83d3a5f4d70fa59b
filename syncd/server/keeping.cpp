#include "syncd/server/keeping.h"

#include "syncd/backend/notice_thread.h"
#include "syncd/backend/postgres_attachment_store.h"
#include "syncd/backend/shared_log_store.h"
#include "syncd/backend/sqlite_attachment_store.h"
#include "syncd/backend/sqlite_log_store.h"
#include "syncd/server/attachments/shared_uploads.h"
#include "syncd/server/attachments/upload_folder.h"
#include "syncd/server/held_store.h"
#include "syncd/server/log.h"
#include "syncd/server/registry.h"

#include <set>
#include <utility>

namespace plumbline::server {

using namespace core;

// Members are destroyed from the last to the first.
struct Keeping::Impl {
    backend::Post post;
    std::unique_ptr<backend::SharedRecord> shared; ///< nothing where this daemon has its record to itself
    std::unique_ptr<store::StoreThread> store;
    std::unique_ptr<backend::LogStore> logs;
    std::unique_ptr<backend::AttachmentStore> attachments;
    std::unique_ptr<Uploads> uploads;
    std::unique_ptr<backend::PostgresDatabase> notices; ///< until hear() takes it
    // Of the store's thread:
    std::unique_ptr<backend::NoticeThread> hearing;
    bool behind = false; ///< a try to fetch has failed; all of it is tried again

    Result<void> share(const std::string &url, const backend::Instance &instance, store::Store &replica);
    Result<void> openShared(const std::string &url, const backend::Instance &instance, const Clock &clock,
                            Random &random);
    void fetch(const std::optional<std::string> &audit);
    void fetched(const Result<void> &outcome, bool whole);
};

Keeping::Keeping(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

Keeping::~Keeping() = default;

Result<std::unique_ptr<Keeping>> Keeping::open(const std::filesystem::path &data, const std::string &url,
                                               const backend::Instance &instance, const Clock &clock, Random &random,
                                               backend::Post post, trust::ReceiptKind kind)
{
    std::unique_ptr<Keeping> keeping(new Keeping(std::make_unique<Impl>()));
    Impl &impl = *keeping->m_impl;
    impl.post = std::move(post);
    auto held = openHeldStore(data, {clock, random});
    if (!held)
        return held.error();
    if (!url.empty())
        if (auto sharing = impl.share(url, instance, **held); !sharing)
            return sharing.error();
    impl.store = std::make_unique<store::StoreThread>(std::move(*held));
    lookThrough(*impl.store);
    if (url.empty()) {
        impl.logs = std::make_unique<backend::SqliteLogStore>(*impl.store, clock, impl.post, kind);
        impl.attachments = std::make_unique<backend::SqliteAttachmentStore>(*impl.store, impl.post);
        impl.uploads = std::make_unique<UploadFolder>(data / "uploads", clock, random);
    } else if (auto opened = impl.openShared(url, instance, clock, random); !opened) {
        return opened.error();
    }
    return keeping;
}

Result<void> Keeping::Impl::share(const std::string &url, const backend::Instance &instance, store::Store &replica)
{
    auto listening = backend::PostgresDatabase::open(url, instance);
    if (!listening)
        return listening.error();
    notices = std::move(*listening);
    // Listening begins before the look at what is there, so that nothing falls between.
    if (auto begun = notices->listen({backend::kLogChannel, kRegistryChannel}); !begun)
        return begun;
    auto record = backend::SharedRecord::open(url, instance);
    if (!record)
        return record.error();
    shared = std::move(*record);
    return shared->attach(replica);
}

Result<void> Keeping::Impl::openShared(const std::string &url, const backend::Instance &instance, const Clock &clock,
                                       Random &random)
{
    logs = std::make_unique<backend::SharedLogStore>(*store, *shared, clock, post);
    auto kept = backend::PostgresAttachmentStore::open(url, instance, *store, *shared, post);
    if (!kept)
        return kept.error();
    attachments = std::move(*kept);
    auto underWay = SharedUploads::open(url, instance, clock, random);
    if (!underWay)
        return underWay.error();
    uploads = std::move(*underWay);
    return {};
}

void Keeping::Impl::fetch(const std::optional<std::string> &audit)
{
    store->post([this, audit](store::Store &replica) { fetched(shared->catchUp(replica, audit), !audit); });
}

/// Nobody may announce anything for hours: what was missed is tried for until it is here. What does not end by itself
/// (records that differ, say) needs an administrator.
void Keeping::Impl::fetched(const Result<void> &outcome, bool whole)
{
    if (outcome && whole && std::exchange(behind, false))
        logEvent(Level::Info, "shared_record_readable");
    if (outcome)
        return;
    const bool passes = backend::passes(outcome.error().code);
    if (!behind || !passes)
        logEvent(Level::Error, "shared_record_unreadable", {{"why", outcome.error().message.en}});
    behind = behind || passes;
    if (passes && hearing)
        hearing->again();
}

void Keeping::hear(std::function<void()> registryChanged)
{
    if (!m_impl->notices)
        return;
    Impl &impl = *m_impl;
    const auto heard = [&impl, registryChanged](const std::vector<backend::Notice> &notices) {
        std::set<std::string> audits;
        bool registry = false;
        for (const backend::Notice &notice : notices) {
            if (notice.channel == backend::kLogChannel)
                audits.insert(notice.payload);
            else
                registry = true;
        }
        if (registry)
            impl.post(registryChanged);
        for (const std::string &audit : audits)
            impl.fetch(audit);
    };
    const auto back = [&impl, registryChanged] {
        logEvent(Level::Info, "database_back");
        impl.post(registryChanged);
        impl.fetch(std::nullopt);
    };
    impl.store->run([&](store::Store &) {
        impl.hearing = std::make_unique<backend::NoticeThread>(
            std::move(impl.notices),
            backend::NoticeThread::Handlers{heard, back, [&impl] { impl.fetch(std::nullopt); }});
    });
}

void Keeping::finish()
{
    m_impl->store->run([this](store::Store &) { m_impl->hearing.reset(); });
    m_impl->attachments.reset();
    m_impl->store->run([](store::Store &) { });
}

store::StoreThread &Keeping::store()
{
    return *m_impl->store;
}

backend::LogStore &Keeping::logs()
{
    return *m_impl->logs;
}

backend::AttachmentStore &Keeping::attachments()
{
    return *m_impl->attachments;
}

Uploads &Keeping::uploads()
{
    return *m_impl->uploads;
}

} // namespace plumbline::server
