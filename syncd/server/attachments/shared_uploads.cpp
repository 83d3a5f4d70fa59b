#include "syncd/server/attachments/shared_uploads.h"

#include "syncd/server/limits.h"

#include <array>

namespace plumbline::server {

using namespace core;
using backend::Database;

namespace {

// Photos do not get smaller: no compression of theirs is tried.
constexpr char kUploadTables[] = R"sql(
CREATE TABLE uploads(id TEXT NOT NULL, owner TEXT NOT NULL, audit TEXT NOT NULL, sha256 TEXT NOT NULL,
    length BIGINT NOT NULL, expires_ms BIGINT NOT NULL, received BIGINT NOT NULL, PRIMARY KEY(id)) PARTITION BY HASH(id);
CREATE TABLE upload_pieces(id TEXT NOT NULL, start BIGINT NOT NULL, content BYTEA NOT NULL, PRIMARY KEY(id, start))
    PARTITION BY HASH(id);
ALTER TABLE upload_pieces ALTER COLUMN content SET STORAGE EXTERNAL;
DO $$ BEGIN
    FOR part IN 0..7 LOOP
        EXECUTE format('CREATE TABLE uploads_%s PARTITION OF uploads FOR VALUES WITH (MODULUS 8, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE upload_pieces_%s PARTITION OF upload_pieces FOR VALUES WITH (MODULUS 8, REMAINDER %s)',
                       part, part);
    END LOOP;
END $$;
)sql";
constexpr std::array<const char *, 1> kUploadVersions{kUploadTables};

std::int64_t asNumber(std::uint64_t number)
{
    return static_cast<std::int64_t>(number);
}

} // namespace

SharedUploads::SharedUploads(std::unique_ptr<backend::PostgresDatabase> database, const Clock &clock, Random &random)
    : m_database(std::move(database)),
      m_clock(clock),
      m_random(random)
{
}

Result<std::unique_ptr<Uploads>> SharedUploads::open(const std::string &url, const backend::Instance &instance,
                                                     const Clock &clock, Random &random)
{
    auto database = backend::PostgresDatabase::open(url, instance);
    if (!database)
        return database.error();
    if (auto ready = (*database)->migrate("uploads", kUploadVersions); !ready)
        return ready.error();
    return std::unique_ptr<Uploads>(new SharedUploads(std::move(*database), clock, random));
}

Result<Upload> SharedUploads::create(const std::string &user, const backend::AttachmentName &name, std::uint64_t length)
{
    std::array<std::uint8_t, 16> drawn;
    m_random.fill(drawn);
    Upload upload{
        toHex(drawn), user, name, length, m_clock.nowMs() + std::chrono::milliseconds(kUploadLifetime).count(), 0};
    const auto made = m_database->transaction([&]() -> Result<void> {
        const std::int64_t now = m_clock.nowMs();
        if (auto swept = m_database->run(
                "DELETE FROM upload_pieces WHERE id IN (SELECT id FROM uploads WHERE expires_ms<?)", {now});
            !swept)
            return swept;
        if (auto swept = m_database->run("DELETE FROM uploads WHERE expires_ms<?", {now}); !swept)
            return swept;
        std::int64_t theirs = 0;
        if (auto counted = m_database->run("SELECT count(*) FROM uploads WHERE owner=?", {user},
                                           [&](const Database::Row &row) { theirs = row.number(0); });
            !counted)
            return counted;
        if (theirs >= asNumber(kMaxUploadsPerUser))
            return Error{ErrorCode::Busy, {"未完成的上传过多。", "Too many uploads are under way."}, {}};
        return m_database->run("INSERT INTO uploads(id, owner, audit, sha256, length, expires_ms, received) "
                               "VALUES(?,?,?,?,?,?,0)",
                               {upload.id, user, name.audit, name.sha256, asNumber(length), upload.expiresMs});
    });
    if (!made)
        return made.error();
    return upload;
}

Result<Upload> SharedUploads::find(const std::string &id)
{
    std::optional<Upload> upload;
    const auto read = m_database->run(
        "SELECT owner, audit, sha256, length, expires_ms, received FROM uploads WHERE id=? AND expires_ms>=?",
        {id, m_clock.nowMs()}, [&](const Database::Row &row) {
            upload = Upload{id,
                            row.text(0),
                            {row.text(1), row.text(2)},
                            static_cast<std::uint64_t>(row.number(3)),
                            row.number(4),
                            static_cast<std::uint64_t>(row.number(5))};
        });
    if (!read)
        return read.error();
    return upload ? Result<Upload>(std::move(*upload)) : Result<Upload>(noSuchUpload(id));
}

// Of two that go on with it, at whatever daemons, one finds it elsewhere. Nobody waits for the disk before sync().
Result<void> SharedUploads::append(const Upload &upload, std::uint64_t offset, ByteView bytes)
{
    if (bytes.empty())
        return {};
    auto kept = m_database->run(
        "WITH moved AS (UPDATE uploads SET received=received+? WHERE id=? AND received=? RETURNING id) "
        "INSERT INTO upload_pieces(id, start, content) "
        "SELECT id, ?, ? FROM moved, set_config('synchronous_commit', 'off', true)",
        {asNumber(bytes.size()), upload.id, asNumber(offset), asNumber(offset), Bytes(bytes.begin(), bytes.end())});
    if (!kept)
        return kept;
    if (m_database->changed() == 0)
        return Error{ErrorCode::Busy, {"上传位置不符。", "The upload stands elsewhere."}, upload.id};
    return {};
}

Result<void> SharedUploads::sync(const Upload &upload)
{
    // A commit that waits for the disk takes those before it along.
    return m_database->run("UPDATE uploads SET received=received WHERE id=?", {upload.id});
}

Result<Bytes> SharedUploads::content(const Upload &upload)
{
    Bytes bytes;
    bytes.reserve(upload.length);
    for (bool more = true; more;) {
        more = false;
        const auto read =
            m_database->run("SELECT content FROM upload_pieces WHERE id=? AND start>=? ORDER BY start LIMIT ?",
                            {upload.id, asNumber(bytes.size()), kPiecesAtOnce}, [&](const Database::Row &row) {
                                const Bytes piece = row.bytes(0);
                                bytes.insert(bytes.end(), piece.begin(), piece.end());
                                more = true;
                            });
        if (!read)
            return read.error();
    }
    if (bytes.size() != upload.length)
        return Error{ErrorCode::Io, {"上传内容不完整。", "Pieces of the upload are missing."}, upload.id};
    return bytes;
}

Result<void> SharedUploads::remove(const Upload &upload)
{
    return m_database->transaction([&]() -> Result<void> {
        if (auto gone = m_database->run("DELETE FROM upload_pieces WHERE id=?", {upload.id}); !gone)
            return gone;
        return m_database->run("DELETE FROM uploads WHERE id=?", {upload.id});
    });
}

} // namespace plumbline::server
