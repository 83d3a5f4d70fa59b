#include "core/store/settings_table.h"

#include "core/record/wire.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

std::uint64_t positionOf(ByteView tag)
{
    std::uint64_t position = 0;
    for (std::size_t i = 0; i < 8 && i < tag.size(); ++i)
        position = position << 8 | tag[i];
    return position;
}

Error damaged()
{
    return {ErrorCode::Corrupted, {"一项设置已损坏。", "A stored setting is damaged."}, ""};
}

} // namespace

SettingsTable::SettingsTable(Database &database, const trust::Key &key, Random &random)
    : m_database(database),
      m_tagKey(key.derive("setting tags")),
      m_sealer(key.derive("settings"), random)
{
}

Result<void> SettingsTable::prepare()
{
    const std::pair<std::string_view, Statement *> all[] = {
        {"INSERT INTO settings(tag, sealed) VALUES(?1, ?2) ON CONFLICT(tag) DO UPDATE SET sealed = excluded.sealed",
         &m_put},
        {"DELETE FROM settings WHERE tag = ?1", &m_remove},
        {"SELECT sealed FROM settings WHERE tag = ?1", &m_get},
        {"SELECT tag, sealed FROM settings", &m_all},
    };
    for (const auto &[sql, statement] : all) {
        auto prepared = m_database.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return {};
}

Result<void> SettingsTable::put(const std::string &name, ByteView value)
{
    const auto tag = trust::keyedTag(m_tagKey, name);
    Bytes plain, sealed;
    record::wire::Writer out(plain);
    out.prefixed(name);
    out.raw(value);
    m_sealer.seal(plain, positionOf(tag), sealed);
    return m_put.bind(1, ByteView(tag)).bind(2, sealed).finish();
}

Result<void> SettingsTable::remove(const std::string &name)
{
    return m_remove.bind(1, ByteView(trust::keyedTag(m_tagKey, name))).finish();
}

Result<std::optional<Bytes>> SettingsTable::get(const std::string &name)
{
    const auto tag = trust::keyedTag(m_tagKey, name);
    const Resetting resetting(m_get);
    const auto row = m_get.bind(1, ByteView(tag)).step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Bytes>();
    Bytes plain;
    if (!m_sealer.open(m_get.bytes(0), positionOf(tag), plain))
        return damaged();
    record::wire::Reader in(plain);
    if (in.text() != name || in.failed())
        return damaged();
    return std::optional(Bytes(plain.begin() + static_cast<std::ptrdiff_t>(in.position()), plain.end()));
}

std::optional<std::pair<std::string, Bytes>> SettingsTable::open(ByteView tag, ByteView sealed)
{
    Bytes plain;
    if (!m_sealer.open(sealed, positionOf(tag), plain))
        return std::nullopt;
    record::wire::Reader in(plain);
    std::string name = in.text();
    if (in.failed())
        return std::nullopt;
    return std::pair(std::move(name), Bytes(plain.begin() + static_cast<std::ptrdiff_t>(in.position()), plain.end()));
}

Result<void> SettingsTable::each(const std::function<bool(const Bytes *plain)> &visitor)
{
    const Resetting resetting(m_all);
    Bytes plain;
    for (;;) {
        const auto row = m_all.step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const bool unseals = m_sealer.open(m_all.bytes(1), positionOf(m_all.bytes(0)), plain);
        if (!visitor(unseals ? &plain : nullptr))
            return damaged();
    }
}

Result<std::vector<std::string>> SettingsTable::names(std::string_view prefix)
{
    std::vector<std::string> found;
    auto read = each([&](const Bytes *plain) {
        // One that does not unseal has no name: who asks for it by name is told, and look() finds it.
        std::string name = plain == nullptr ? std::string() : record::wire::Reader(*plain).text();
        if (plain != nullptr && name.starts_with(prefix))
            found.push_back(std::move(name));
        return true;
    });
    if (!read)
        return read.error();
    std::ranges::sort(found);
    return found;
}

Result<Looked> SettingsTable::look()
{
    if (auto read = each([](const Bytes *plain) { return plain != nullptr; }); !read)
        return read.error();
    return Looked{Looked::Receipts, 0};
}

} // namespace plumbline::core::store
