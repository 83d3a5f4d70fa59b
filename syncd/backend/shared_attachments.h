#pragma once
// The attachments' tables of a PostgreSQL that several daemons share, partitioned by audit as the log is. Blocks.

#include "syncd/backend/attachment_store.h"
#include "syncd/backend/postgres_database.h"

#include <memory>

namespace plumbline::backend {

class SharedAttachments {
public:
    static core::Result<std::unique_ptr<SharedAttachments>> open(const std::string &url, const Instance &instance);

    core::Result<bool> holds(const AttachmentName &name);

    /// Durable when it returns. Errors: Corrupted (the bytes are not what their name says),
    /// Refused (it was erased), Io, DiskFull, Network.
    core::Result<void> keep(const AttachmentName &name, core::ByteView bytes);

    /// Errors: NotFound, Corrupted, Io, Network.
    core::Result<core::Bytes> read(const AttachmentName &name);

    core::Result<std::vector<AttachmentName>> names();

    /// Within the caller's transaction: an erased attachment goes, and is not taken again.
    static core::Result<void> forget(PostgresDatabase &database, const AttachmentName &name);

private:
    explicit SharedAttachments(std::unique_ptr<PostgresDatabase> database) : m_database(std::move(database)) { }

    std::unique_ptr<PostgresDatabase> m_database;
};

} // namespace plumbline::backend
