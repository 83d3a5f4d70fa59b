#pragma once
// Steps of making, opening and repairing a store, by the names of its files.

#include "core/store/store_impl.h"

namespace plumbline::core::store {

inline constexpr char kDatabase[] = "store.db";
inline constexpr char kBuilding[] = "store.db.new";      ///< until all is in it
inline constexpr char kRepaired[] = "store.db.repaired"; ///< whole, about to take the place of the damaged one
inline constexpr char kLog[] = "store.db-wal";
inline constexpr char kDamaged[] = "store.damaged";          ///< what lookThrough() found, until it is repaired
inline constexpr char kUnfolded[] = "store.unfolded";        ///< see log_mark.h
inline constexpr char kUnfoldedLog[] = "store.unfolded.log"; ///< see log_mark.h

inline constexpr std::size_t kMaxDatabase = std::size_t{1} << 36; ///< 64 GiB: no store comes near it

/// An empty database with its tables, under kBuilding.
Result<std::unique_ptr<Store::Impl>> beginDatabase(const std::filesystem::path &folder, const trust::Key &key,
                                                   Surroundings surroundings);
/// Closes it and gives it `name`, durably.
Result<void> endDatabase(const std::filesystem::path &folder, std::unique_ptr<Store::Impl> database, const char *name);

/// Puts a repaired database in its place, where a crash came between.
Result<void> finishRepair(const std::filesystem::path &folder);

} // namespace plumbline::core::store
