#pragma once
// Named secrets and settings, sealed; found by a keyed tag of their name.

#include "core/store/looked.h"
#include "core/store/sqlite.h"
#include "core/trust/sealer.h"

#include <functional>

namespace plumbline::core::store {

inline constexpr char kSettingSpace[] = "setting/"; ///< before the names of those that others keep in the store

class SettingsTable {
public:
    SettingsTable(Database &database, const trust::Key &key, Random &random);
    Result<void> prepare();

    Result<void> put(const std::string &name, ByteView value);
    Result<void> remove(const std::string &name); ///< none there is no error
    Result<std::optional<Bytes>> get(const std::string &name);
    std::array<std::uint8_t, 16> tagOf(const std::string &name) const { return trust::keyedTag(m_tagKey, name); }
    /// Name and value of a row by itself; nothing if it does not unseal.
    std::optional<std::pair<std::string, Bytes>> open(ByteView tag, ByteView sealed);
    Result<std::vector<std::string>> names(std::string_view prefix); ///< sorted, of those that unseal

    /// All at once: there are few. Errors: Corrupted.
    Result<Looked> look();

private:
    /// Plain bytes of each row, null where it does not unseal. False from the visitor ends it: Corrupted.
    Result<void> each(const std::function<bool(const Bytes *plain)> &visitor);

    Database &m_database;
    trust::Key m_tagKey;
    trust::Sealer m_sealer;
    Statement m_put, m_remove, m_get, m_all;
};

} // namespace plumbline::core::store
