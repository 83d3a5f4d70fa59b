#include "core/store/names.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

Error damaged(const char *what)
{
    return {
        ErrorCode::Corrupted, {"数据存储文件已损坏。", std::string("The store's file is damaged: ") + what + "."}, ""};
}

Result<void> prepareInto(Database &database, std::string_view sql, Statement &statement)
{
    auto prepared = database.prepare(sql);
    if (!prepared)
        return prepared.error();
    statement = std::move(*prepared);
    return {};
}

} // namespace

Names::Names(Database &database, const trust::Key &key, Random &random)
    : m_database(database),
      m_tagKey(key.derive("audit tags")),
      m_sealer(key.derive("audit names"), random)
{
}

Result<void> Names::prepare()
{
    const std::pair<std::string_view, Statement *> all[] = {
        {"INSERT INTO audits(number, tag, sealed) VALUES(?1, ?2, ?3)", &m_addAudit},
        {"INSERT INTO origins(number, id) VALUES(?1, ?2)", &m_addOrigin},
        {"UPDATE origins SET public_key = ?2 WHERE number = ?1", &m_setKey},
        {"INSERT INTO streams(number, audit, origin, head, hash, millis, counter) VALUES(?1, ?2, ?3, 0, ?4, 0, 0)",
         &m_addStream},
        {"UPDATE streams SET head = ?2, hash = ?3, millis = ?4, counter = ?5 WHERE number = ?1", &m_saveStream},
    };
    for (const auto &[sql, statement] : all) {
        if (auto done = prepareInto(m_database, sql, *statement); !done)
            return done;
    }
    return {};
}

Result<void> Names::load()
{
    m_auditIds.clear();
    m_audits.clear();
    m_origins.clear();
    m_originNumbers.clear();
    m_streams.clear();
    m_streamNumbers.clear();
    m_folded.clear();
    m_directoryChanged = false;
    for (const auto part : {&Names::loadAudits, &Names::loadOrigins, &Names::loadStreams}) {
        if (auto loaded = (this->*part)(); !loaded)
            return loaded;
    }
    return {};
}

Result<void> Names::loadAudits()
{
    auto rows = m_database.prepare("SELECT number, sealed FROM audits ORDER BY number");
    if (!rows)
        return rows.error();
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const std::int64_t number = rows->number(0);
        const auto id = openAuditId(number, rows->bytes(1));
        if (!id)
            return damaged("the name of an audit cannot be unsealed");
        m_auditIds[number] = *id;
        m_audits[*id] = number;
    }
}

std::optional<std::string> Names::openAuditId(std::int64_t number, ByteView sealed)
{
    Bytes id;
    if (!m_sealer.open(sealed, static_cast<std::uint64_t>(number), id))
        return std::nullopt;
    return std::string(asText(id));
}

Result<void> Names::loadOrigins()
{
    auto rows = m_database.prepare("SELECT number, id, public_key FROM origins ORDER BY number");
    if (!rows)
        return rows.error();
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const ByteView id = rows->bytes(1);
        Origin origin;
        if (id.size() != origin.id.size() || rows->number(0) != static_cast<std::int64_t>(m_origins.size()) + 1)
            return damaged("the list of origins");
        std::ranges::copy(id, origin.id.begin());
        const ByteView key = rows->bytes(2);
        origin.publicKey.assign(key.begin(), key.end());
        m_originNumbers[origin.id] = rows->number(0);
        m_origins.push_back(std::move(origin));
    }
}

Result<void> Names::loadStreams()
{
    auto rows = m_database.prepare("SELECT number, audit, origin, head, hash, millis, counter FROM streams");
    if (!rows)
        return rows.error();
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        Stream stream{rows->number(0),
                      rows->number(1),
                      rows->number(2),
                      static_cast<std::uint64_t>(rows->number(3)),
                      {},
                      {rows->number(5), static_cast<std::uint32_t>(rows->number(6))},
                      false};
        const ByteView hash = rows->bytes(4);
        if (hash.size() != stream.hash.size() || !m_auditIds.contains(stream.audit)
            || originId(stream.origin) == nullptr)
            return damaged("the list of streams");
        std::ranges::copy(hash, stream.hash.begin());
        m_folded[stream.audit][*originId(stream.origin)] = stream.head;
        m_streamNumbers[{stream.audit, stream.origin}] = stream.number;
        m_streams[stream.number] = stream;
    }
}

std::optional<std::int64_t> Names::findAudit(const std::string &id) const
{
    const auto found = m_audits.find(id);
    return found == m_audits.end() ? std::nullopt : std::optional(found->second);
}

Result<std::int64_t> Names::audit(const std::string &id)
{
    if (const auto found = findAudit(id))
        return *found;
    const std::int64_t number = m_auditIds.empty() ? 1 : m_auditIds.rbegin()->first + 1;
    Bytes sealed;
    m_sealer.seal(asBytes(id), static_cast<std::uint64_t>(number), sealed);
    const auto tag = trust::keyedTag(m_tagKey, id);
    if (auto added = m_addAudit.bind(1, number).bind(2, ByteView(tag)).bind(3, sealed).finish(); !added)
        return added.error();
    m_auditIds[number] = id;
    m_audits[id] = number;
    m_directoryChanged = true;
    return number;
}

std::optional<std::int64_t> Names::findOrigin(const record::OriginId &id) const
{
    const auto found = m_originNumbers.find(id);
    return found == m_originNumbers.end() ? std::nullopt : std::optional(found->second);
}

Result<std::int64_t> Names::origin(const record::OriginId &id)
{
    if (const auto found = findOrigin(id))
        return *found;
    const auto number = static_cast<std::int64_t>(m_origins.size()) + 1;
    if (auto added = m_addOrigin.bind(1, number).bind(2, ByteView(id)).finish(); !added)
        return added.error();
    m_origins.push_back({id, {}});
    m_originNumbers[id] = number;
    m_directoryChanged = true;
    return number;
}

const record::OriginId *Names::originId(std::int64_t number) const
{
    if (number < 1 || number > static_cast<std::int64_t>(m_origins.size()))
        return nullptr;
    return &m_origins[static_cast<std::size_t>(number - 1)].id;
}

const Bytes &Names::publicKey(std::int64_t origin) const
{
    return m_origins.at(static_cast<std::size_t>(origin - 1)).publicKey;
}

Result<void> Names::setPublicKey(std::int64_t origin, ByteView key)
{
    if (auto set = m_setKey.bind(1, origin).bind(2, key).finish(); !set)
        return set;
    m_origins.at(static_cast<std::size_t>(origin - 1)).publicKey.assign(key.begin(), key.end());
    m_directoryChanged = true;
    return {};
}

Stream *Names::findStream(std::int64_t audit, std::int64_t origin)
{
    const auto found = m_streamNumbers.find({audit, origin});
    return found == m_streamNumbers.end() ? nullptr : &m_streams.at(found->second);
}

Result<Stream *> Names::stream(std::int64_t audit, std::int64_t origin)
{
    if (Stream *const found = findStream(audit, origin))
        return found;
    Stream stream;
    stream.number = m_streams.empty() ? 1 : m_streams.rbegin()->first + 1;
    stream.audit = audit;
    stream.origin = origin;
    stream.hash = trust::genesis(auditId(audit), *originId(origin));
    if (auto added =
            m_addStream.bind(1, stream.number).bind(2, audit).bind(3, origin).bind(4, ByteView(stream.hash)).finish();
        !added)
        return added.error();
    m_streamNumbers[{audit, origin}] = stream.number;
    m_directoryChanged = true;
    return &(m_streams[stream.number] = stream);
}

std::vector<Stream *> Names::streams(std::int64_t audit)
{
    std::vector<Stream *> found;
    for (auto at = m_streamNumbers.lower_bound({audit, 0}); at != m_streamNumbers.end() && at->first.first == audit;
         ++at)
        found.push_back(&m_streams.at(at->second));
    return found;
}

Result<void> Names::save()
{
    for (auto &[number, stream] : m_streams) {
        if (!stream.dirty)
            continue;
        if (auto saved = m_saveStream.bind(1, number)
                             .bind(2, static_cast<std::int64_t>(stream.head))
                             .bind(3, ByteView(stream.hash))
                             .bind(4, stream.time.millis)
                             .bind(5, std::int64_t{stream.time.counter})
                             .finish();
            !saved)
            return saved;
        stream.dirty = false;
    }
    return {};
}

void Names::seeTimes(record::HybridClock &clock, std::int64_t wallMs) const
{
    for (const auto &[number, stream] : m_streams)
        clock.see(stream.time, wallMs);
}

} // namespace plumbline::core::store
