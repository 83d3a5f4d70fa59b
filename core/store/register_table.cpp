#include "core/store/register_table.h"

#include "core/store/limits.h"

namespace plumbline::core::store {

record::Registers::iterator RegisterGroup::place(const record::Entity &entity)
{
    const bool last = entities.empty() || entities.rbegin()->first < entity;
    return last ? entities.end() : entities.lower_bound(entity);
}

record::EntityState &RegisterGroup::state(const record::Entity &entity)
{
    const auto at = place(entity);
    return at != entities.end() && at->first == entity ? at->second : entities.try_emplace(at, entity)->second;
}

RegisterTable::RegisterTable(Database &database, const trust::Key &key, Random &random, Names &names)
    : m_database(database),
      m_names(names),
      m_tags(key),
      m_sealer(key.derive("registers"), random),
      m_origins{[&names](const record::OriginId &id) { return names.origin(id); },
                [&names](std::int64_t number) { return names.originId(number); }}
{
}

Result<void> RegisterTable::prepare()
{
    const std::pair<std::string_view, Statement *> all[] = {
        {"SELECT key, sealed FROM registers WHERE audit = ?1 AND tag = ?2", &m_find},
        {"INSERT INTO registers(key, audit, tag, sealed) VALUES(?1, ?2, ?3, ?4)", &m_insert},
        {"UPDATE registers SET sealed = ?2 WHERE key = ?1", &m_update},
        {"SELECT key, sealed FROM registers WHERE audit = ?1", &m_all},
        {"SELECT key, sealed, audit FROM registers WHERE key > ?1 ORDER BY key", &m_next},
        {"DELETE FROM registers WHERE audit = ?1", &m_clear},
    };
    for (const auto &[sql, statement] : all) {
        auto prepared = m_database.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return {};
}

Error RegisterTable::damaged(std::int64_t audit) const
{
    const auto known = m_names.audits().find(audit); // of a damaged row it may be none
    return {ErrorCode::Corrupted,
            {"当前值记录已损坏，需要由变更记录重建。",
             "A row of current values is damaged; it can be rebuilt from the log."},
            known == m_names.audits().end() ? "registers" : known->second};
}

Result<RegisterGroup *> RegisterTable::group(std::int64_t audit, const std::string &name)
{
    if (m_last != nullptr && m_last->audit == audit && m_last->name == name)
        return m_last;
    std::unique_ptr<RegisterGroup> &group = m_groups[std::to_string(audit) + ':' + name];
    if (group)
        return m_last = group.get();
    auto read = std::make_unique<RegisterGroup>();
    read->audit = audit;
    read->name = name;
    read->tag = m_tags.of(name);
    const Resetting resetting(m_find);
    const auto row = m_find.bind(1, audit).bind(2, ByteView(read->tag)).step();
    if (!row)
        return row.error();
    if (*row) {
        read->key = m_find.number(0);
        if (!m_sealer.open(m_find.bytes(1), static_cast<std::uint64_t>(read->key), m_plain))
            return damaged(audit);
        auto entities = decodeGroup(name, m_plain, m_origins);
        if (!entities)
            return damaged(audit);
        read->entities = std::move(*entities);
    }
    group = std::move(read);
    return m_last = group.get();
}

Result<RegisterGroup *> RegisterTable::groupFor(std::int64_t audit, const record::Entity &entity)
{
    if (m_last != nullptr && m_last->audit == audit && surelyIn(m_last->name, entity))
        return m_last;
    return group(audit, groupOf(entity));
}

Result<void> RegisterTable::write(RegisterGroup &group)
{
    if (auto encoded = encodeGroup(group.name, group.entities, m_origins, m_plain); !encoded)
        return encoded;
    const bool isNew = group.key == 0;
    if (isNew) {
        if (m_nextKey == 0) {
            const auto last = m_database.number("SELECT max(key) FROM registers");
            if (!last)
                return last.error();
            m_nextKey = *last + 1;
        }
        group.key = m_nextKey++;
    }
    m_sealer.seal(m_plain, static_cast<std::uint64_t>(group.key), m_sealed);
    if (!isNew)
        return m_update.bind(1, group.key).bind(2, m_sealed).finish();
    return m_insert.bind(1, group.key).bind(2, group.audit).bind(3, ByteView(group.tag)).bind(4, m_sealed).finish();
}

void RegisterTable::changed(RegisterGroup &group)
{
    if (std::exchange(group.dirty, true))
        return;
    m_dirty.push_back(&group);
}

Result<void> RegisterTable::flush()
{
    for (RegisterGroup *group : m_dirty) { // in that order the same run makes the same file
        if (auto written = write(*group); !written)
            return written;
        group->dirty = false;
    }
    m_dirty.clear();
    return {};
}

void RegisterTable::discard()
{
    m_last = nullptr;
    m_dirty.clear();
    m_groups.clear();
    m_nextKey = 0;
}

void RegisterTable::trim()
{
    if (m_groups.size() <= kCachedGroups)
        return;
    m_last = nullptr;
    m_groups.clear();
}

Result<record::Registers> RegisterTable::all(std::int64_t audit)
{
    record::Registers registers;
    if (auto read = each(audit, [&registers](record::Registers &group) { registers.merge(group); }); !read)
        return read.error();
    return registers;
}

Result<void> RegisterTable::each(std::int64_t audit, const std::function<void(record::Registers &group)> &visitor)
{
    const Resetting resetting(m_all);
    m_all.bind(1, audit);
    for (;;) {
        const auto row = m_all.step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (!m_sealer.open(m_all.bytes(1), static_cast<std::uint64_t>(m_all.number(0)), m_plain))
            return damaged(audit);
        const auto name = groupName(m_plain);
        auto entities = name ? decodeGroup(*name, m_plain, m_origins) : std::nullopt;
        if (!entities)
            return damaged(audit);
        visitor(*entities);
    }
}

Result<Looked> RegisterTable::look(Looked at, std::size_t bytes)
{
    const Resetting resetting(m_next);
    m_next.bind(1, at.key);
    for (std::size_t seen = 0; seen < bytes; seen += m_next.bytes(1).size()) {
        const auto row = m_next.step();
        if (!row)
            return row.error();
        if (!*row)
            return Looked{Looked::Settings, 0};
        at.key = m_next.number(0);
        const std::int64_t audit = m_next.number(2);
        if (!m_sealer.open(m_next.bytes(1), static_cast<std::uint64_t>(at.key), m_plain))
            return damaged(audit);
        // A group that is not found by its name would be begun anew.
        const auto name = groupName(m_plain);
        const auto tag = m_tags.of(name.value_or(std::string()));
        const Resetting found(m_find);
        const auto there = m_find.bind(1, audit).bind(2, ByteView(tag)).step();
        if (!there)
            return there.error();
        if (!*there || m_find.number(0) != at.key)
            return damaged(audit);
    }
    return at;
}

Result<void> RegisterTable::clear(std::int64_t audit)
{
    if (auto flushed = flush(); !flushed) // groups of other audits may have changed in the same transaction
        return flushed;
    discard();
    return m_clear.bind(1, audit).finish();
}

} // namespace plumbline::core::store
