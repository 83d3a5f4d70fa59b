#pragma once
// Registers: read when needed, kept unsealed for a while, written once a transaction where they changed.

#include "core/store/looked.h"
#include "core/store/names.h"
#include "core/store/register_groups.h"
#include "core/store/register_tag.h"

#include <functional>
#include <memory>

namespace plumbline::core::store {

struct RegisterGroup {
    std::int64_t key = 0; ///< 0 until written
    std::int64_t audit = 0;
    std::string name;
    RegisterTag tag{};
    record::Registers entities;
    bool dirty = false; ///< see RegisterTable::changed()

    /// Of the first entity that is not less: they mostly come in their order.
    record::Registers::iterator place(const record::Entity &entity);
    record::EntityState &state(const record::Entity &entity); ///< made when missing
};

class RegisterTable {
public:
    RegisterTable(Database &database, const trust::Key &key, Random &random, Names &names);
    Result<void> prepare();

    /// Valid until clear(), discard() or trim(). Whoever changes it says so: changed().
    Result<RegisterGroup *> group(std::int64_t audit, const std::string &name);
    Result<RegisterGroup *> groupFor(std::int64_t audit, const record::Entity &entity);

    void changed(RegisterGroup &group); ///< to be written by flush()
    Result<void> flush();
    void discard(); ///< after a rollback
    void trim();    ///< after a commit: lets go of groups when there are many

    /// All entities of an audit, groups in the order they were made.
    Result<record::Registers> all(std::int64_t audit);
    /// The same a group at a time, in no order. Nothing of the store is called meanwhile.
    Result<void> each(std::int64_t audit, const std::function<void(record::Registers &group)> &visitor);

    /// As LogTable::look().
    Result<Looked> look(Looked at, std::size_t bytes);

    Result<void> clear(std::int64_t audit); ///< before they are folded anew

private:
    Result<void> write(RegisterGroup &group);
    Error damaged(std::int64_t audit) const;

    Database &m_database;
    Names &m_names;
    RegisterTags m_tags;
    trust::Sealer m_sealer;
    OriginNumbers m_origins;
    Statement m_find, m_insert, m_update, m_all, m_next, m_clear;
    std::unordered_map<std::string, std::unique_ptr<RegisterGroup>> m_groups; ///< audit number, colon, name
    std::vector<RegisterGroup *> m_dirty;                                     ///< in the order of their first change
    RegisterGroup *m_last = nullptr;
    std::int64_t m_nextKey = 0;
    Bytes m_plain, m_sealed;
};

} // namespace plumbline::core::store
