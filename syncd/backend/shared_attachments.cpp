#include "syncd/backend/shared_attachments.h"

#include "syncd/backend/limits.h"

#include <algorithm>
#include <array>

namespace plumbline::backend {

using namespace core;

namespace {

constexpr std::int64_t kErased = -1; ///< in place of a length

// Photos do not get smaller: no compression of theirs is tried.
constexpr char kAttachmentTables[] = R"sql(
CREATE TABLE attachments(audit TEXT NOT NULL, sha256 TEXT NOT NULL, length BIGINT NOT NULL, PRIMARY KEY(audit, sha256))
    PARTITION BY HASH(audit);
CREATE TABLE attachment_chunks(audit TEXT NOT NULL, sha256 TEXT NOT NULL, number BIGINT NOT NULL, content BYTEA NOT NULL,
    PRIMARY KEY(audit, sha256, number)) PARTITION BY HASH(audit);
ALTER TABLE attachment_chunks ALTER COLUMN content SET STORAGE EXTERNAL;
DO $$ BEGIN
    FOR part IN 0..7 LOOP
        EXECUTE format('CREATE TABLE attachments_%s PARTITION OF attachments FOR VALUES WITH (MODULUS 8, REMAINDER %s)',
                       part, part);
        EXECUTE format('CREATE TABLE attachment_chunks_%s PARTITION OF attachment_chunks '
                       'FOR VALUES WITH (MODULUS 8, REMAINDER %s)', part, part);
    END LOOP;
END $$;
)sql";
constexpr std::array<const char *, 1> kAttachmentVersions{kAttachmentTables};

Error mismatch(const AttachmentName &name)
{
    return {ErrorCode::Corrupted,
            {"附件内容与其名称（SHA-256）不符。", "The attachment is not what its SHA-256 says."},
            name.sha256};
}

Error erased(const AttachmentName &name)
{
    return {ErrorCode::Refused,
            {"此附件已被抹除，不再收下。", "This attachment was erased and is not taken again."},
            name.sha256};
}

} // namespace

Result<std::unique_ptr<SharedAttachments>> SharedAttachments::open(const std::string &url, const Instance &instance)
{
    auto database = PostgresDatabase::open(url, instance);
    if (!database)
        return database.error();
    if (auto ready = (*database)->migrate("attachments", kAttachmentVersions); !ready)
        return ready.error();
    return std::unique_ptr<SharedAttachments>(new SharedAttachments(std::move(*database)));
}

Result<bool> SharedAttachments::holds(const AttachmentName &name)
{
    bool held = false;
    const auto read = m_database->run("SELECT 1 FROM attachments WHERE audit=? AND sha256=? AND length>=0",
                                      {name.audit, name.sha256}, [&](const Database::Row &) { held = true; });
    return read ? Result<bool>(held) : Result<bool>(read.error());
}

Result<void> SharedAttachments::keep(const AttachmentName &name, ByteView bytes)
{
    if (toHex(sha256(bytes)) != name.sha256)
        return mismatch(name);
    return m_database->transaction([&]() -> Result<void> {
        // Two daemons that take it at once: the later one waits here, and finds it held.
        if (auto named =
                m_database->run("INSERT INTO attachments(audit, sha256, length) VALUES(?,?,?) ON CONFLICT DO NOTHING",
                                {name.audit, name.sha256, static_cast<std::int64_t>(bytes.size())});
            !named)
            return named;
        if (m_database->changed() == 0) {
            const auto held = holds(name);
            return !held ? Result<void>(held.error()) : *held ? Result<void>() : Result<void>(erased(name));
        }
        std::int64_t number = 0;
        for (std::size_t at = 0; at < bytes.size(); at += kAttachmentChunk) {
            const ByteView chunk = bytes.subspan(at, std::min(kAttachmentChunk, bytes.size() - at));
            if (auto kept =
                    m_database->run("INSERT INTO attachment_chunks(audit, sha256, number, content) VALUES(?,?,?,?)",
                                    {name.audit, name.sha256, number++, Bytes(chunk.begin(), chunk.end())});
                !kept)
                return kept;
        }
        return {};
    });
}

Result<Bytes> SharedAttachments::read(const AttachmentName &name)
{
    std::optional<std::uint64_t> length;
    if (auto read = m_database->run(
            "SELECT length FROM attachments WHERE audit=? AND sha256=? AND length>=0", {name.audit, name.sha256},
            [&](const Database::Row &row) { length = static_cast<std::uint64_t>(row.number(0)); });
        !read)
        return read.error();
    if (!length)
        return Error{
            ErrorCode::NotFound, {"服务器没有此附件。", "The server does not hold this attachment."}, name.sha256};
    Bytes bytes;
    bytes.reserve(*length);
    for (std::int64_t number = 0; bytes.size() < *length; ++number) {
        const std::size_t before = bytes.size();
        if (auto read = m_database->run("SELECT content FROM attachment_chunks WHERE audit=? AND sha256=? AND number=?",
                                        {name.audit, name.sha256, number},
                                        [&](const Database::Row &row) {
                                            const Bytes chunk = row.bytes(0);
                                            bytes.insert(bytes.end(), chunk.begin(), chunk.end());
                                        });
            !read)
            return read.error();
        if (bytes.size() == before)
            return mismatch(name);
    }
    return toHex(sha256(bytes)) == name.sha256 ? Result<Bytes>(std::move(bytes)) : Result<Bytes>(mismatch(name));
}

Result<std::vector<AttachmentName>> SharedAttachments::names()
{
    std::vector<AttachmentName> names;
    const auto read =
        m_database->run("SELECT audit, sha256 FROM attachments WHERE length>=0 ORDER BY audit, sha256", {},
                        [&](const Database::Row &row) { names.push_back({row.text(0), row.text(1)}); });
    return read ? Result<std::vector<AttachmentName>>(std::move(names))
                : Result<std::vector<AttachmentName>>(read.error());
}

Result<void> SharedAttachments::forget(PostgresDatabase &database, const AttachmentName &name)
{
    if (auto gone = database.run("INSERT INTO attachments(audit, sha256, length) VALUES(?,?,?) "
                                 "ON CONFLICT(audit, sha256) DO UPDATE SET length=excluded.length",
                                 {name.audit, name.sha256, kErased});
        !gone)
        return gone;
    return database.run("DELETE FROM attachment_chunks WHERE audit=? AND sha256=?", {name.audit, name.sha256});
}

} // namespace plumbline::backend
