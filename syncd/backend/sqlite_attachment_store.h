#pragma once
// Attachments beside the embedded store: sealed files in its folder.

#include "core/store/store_thread.h"
#include "syncd/backend/attachment_store.h"

namespace plumbline::backend {

class SqliteAttachmentStore final : public AttachmentStore {
public:
    SqliteAttachmentStore(core::store::StoreThread &store, Post post);

    void standing(AttachmentName name, Then<core::Result<AttachmentStanding>> then) override;
    void keep(AttachmentName name, core::Bytes bytes, Then<core::Result<void>> then) override;
    void read(AttachmentName name, Then<core::Result<core::Bytes>> then) override;

private:
    core::store::StoreThread &m_store;
    Post m_post;
    std::shared_ptr<bool> m_alive;
};

} // namespace plumbline::backend
