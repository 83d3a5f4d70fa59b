#pragma once
// Attachments in a PostgreSQL that several daemons share, in chunks: each daemon serves what another took, and one
// backup holds all.

#include "core/store/store_thread.h"
#include "syncd/backend/attachment_store.h"
#include "syncd/backend/postgres_database.h"
#include "syncd/backend/shared_record.h"

namespace plumbline::backend {

class PostgresAttachmentStore final : public AttachmentStore {
public:
    /// `store`: this daemon's replica of `record`, which says what records name. Errors: as PostgresDatabase::open().
    static core::Result<std::unique_ptr<AttachmentStore>> open(const std::string &url, const Instance &instance,
                                                               core::store::StoreThread &store, SharedRecord &record,
                                                               Post post);
    ~PostgresAttachmentStore() override; ///< finishes what was asked; nobody hears the answers

    void standing(AttachmentName name, Then<core::Result<AttachmentStanding>> then) override;
    void keep(AttachmentName name, core::Bytes bytes, Then<core::Result<void>> then) override;
    void read(AttachmentName name, Then<core::Result<core::Bytes>> then) override;

private:
    struct Impl;
    explicit PostgresAttachmentStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::backend
