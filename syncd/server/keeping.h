#pragma once
// Where a daemon keeps records and attachments: in its own folder, or in a PostgreSQL that it shares with others.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/store/store_thread.h"
#include "syncd/backend/attachment_store.h"
#include "syncd/backend/log_store.h"
#include "syncd/backend/postgres_database.h"
#include "syncd/server/attachments/uploads.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace plumbline::server {

class Keeping {
public:
    /// `url` of the shared database; empty: the folder. Then this daemon's replica holds what the others have written
    /// when it returns. `post` leads to the network thread; `kind` is of the receipts of one that shares nothing.
    /// Errors: those of Store::open() and PostgresDatabase::open().
    static core::Result<std::unique_ptr<Keeping>> open(const std::filesystem::path &data, const std::string &url,
                                                       const backend::Instance &instance, const core::Clock &clock,
                                                       core::Random &random, backend::Post post,
                                                       core::trust::ReceiptKind kind);
    ~Keeping();

    core::store::StoreThread &store();
    backend::LogStore &logs();
    backend::AttachmentStore &attachments();
    Uploads &uploads();

    /// From now on fetches what other daemons announce. `registryChanged` is called on the network thread.
    void hear(std::function<void()> registryChanged);

    /// What was asked is done when it returns, and nothing is posted any more: before the network thread's queue goes.
    void finish();

private:
    struct Impl;
    explicit Keeping(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::server
