#include "syncd/backend/sqlite_attachment_store.h"

#include "core/record/erasure.h"
#include "syncd/backend/on_store.h"

namespace plumbline::backend {

using namespace core;

namespace {

/// Set once an attachment is kept for an audit.
std::string markOf(const AttachmentName &name)
{
    return "attachment/" + name.audit + '/' + name.sha256;
}

Result<bool> isHeld(store::Store &store, const AttachmentName &name)
{
    const auto mark = store.setting(markOf(name));
    if (!mark)
        return mark.error();
    return mark->has_value();
}

} // namespace

SqliteAttachmentStore::SqliteAttachmentStore(store::StoreThread &store, Post post)
    : m_store(store),
      m_post(std::move(post)),
      m_alive(std::make_shared<bool>(true))
{
}

void SqliteAttachmentStore::standing(AttachmentName name, Then<Result<AttachmentStanding>> then)
{
    onStore(
        m_store, m_post, m_alive,
        [name = std::move(name)](store::Store &store) -> Result<AttachmentStanding> {
            const auto entity = store.entity(name.audit, {record::EntityKind::Attachment, name.sha256});
            if (!entity && entity.error().code != ErrorCode::NotFound)
                return entity.error();
            const auto held = isHeld(store, name);
            if (!held)
                return held.error();
            if (entity && record::isContentErased(*entity))
                return AttachmentStanding{}; // as if nobody had ever named it
            return AttachmentStanding{entity && !entity->fields.empty(), *held};
        },
        std::move(then));
}

void SqliteAttachmentStore::keep(AttachmentName name, Bytes bytes, Then<Result<void>> then)
{
    onStore(
        m_store, m_post, m_alive,
        [name = std::move(name),
         shared = std::make_shared<const Bytes>(std::move(bytes))](store::Store &store) -> Result<void> {
            if (toHex(sha256(*shared)) != name.sha256)
                return Error{ErrorCode::Corrupted,
                             {"附件内容与其名称（SHA-256）不符。", "The attachment is not what its SHA-256 says."},
                             name.sha256};
            const auto kept = store.putAttachment(*shared);
            if (!kept)
                return kept.error();
            return store.putSetting(markOf(name), asBytes(std::string_view("1")));
        },
        std::move(then));
}

void SqliteAttachmentStore::read(AttachmentName name, Then<Result<Bytes>> then)
{
    onStore(
        m_store, m_post, m_alive,
        [name = std::move(name)](store::Store &store) -> Result<Bytes> {
            const auto held = isHeld(store, name);
            if (!held)
                return held.error();
            if (!*held)
                return Error{ErrorCode::NotFound,
                             {"服务器没有此附件。", "The server does not hold this attachment."},
                             name.sha256};
            return store.attachment(name.sha256);
        },
        std::move(then));
}

} // namespace plumbline::backend
