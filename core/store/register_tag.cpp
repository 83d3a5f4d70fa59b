#include "core/store/register_tag.h"

#include "core/store/register_groups.h"
#include "core/trust/sealer.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

constexpr std::size_t kOwnCharacters = 2;      // of a name, that its neighbours differ in
constexpr std::size_t kNeighbourhoodBytes = 4; // of a tag; the other twelve tell its groups apart

} // namespace

RegisterTags::RegisterTags(const trust::Key &key)
    : m_groups(key.derive("register tags")),
      m_neighbourhoods(key.derive("register neighbourhoods")),
      m_lastTag(m_neighbourhoods.of(m_last))
{
}

RegisterTag RegisterTags::of(std::string_view group)
{
    const std::string_view neighbourhood = group.substr(0, group.size() - std::min(kOwnCharacters, group.size()));
    if (neighbourhood != m_last) {
        m_lastTag = m_neighbourhoods.of(neighbourhood);
        m_last = neighbourhood;
    }
    RegisterTag tag = m_groups.of(group);
    std::copy_n(m_lastTag.begin(), kNeighbourhoodBytes, tag.begin());
    return tag;
}

Result<void> tagRegistersAnew(Database &database, const trust::Key &key, Random &random)
{
    RegisterTags tags(key);
    trust::Sealer sealer(key.derive("registers"), random);
    auto rows = database.prepare("SELECT key, sealed FROM registers ORDER BY key");
    if (!rows)
        return rows.error();
    auto update = database.prepare("UPDATE registers SET tag = ?2 WHERE key = ?1");
    if (!update)
        return update.error();
    Bytes plain;
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const std::int64_t number = rows->number(0);
        const bool opened = sealer.open(rows->bytes(1), static_cast<std::uint64_t>(number), plain);
        const auto name = opened ? groupName(plain) : std::nullopt;
        if (!name)
            return Error{ErrorCode::Corrupted,
                         {"当前值记录已损坏，需要由变更记录重建。",
                          "A row of current values is damaged; it can be rebuilt from the log."},
                         "registers " + std::to_string(number)};
        const auto tag = tags.of(*name);
        if (auto updated = update->bind(1, number).bind(2, ByteView(tag)).finish(); !updated)
            return updated;
    }
}

} // namespace plumbline::core::store
