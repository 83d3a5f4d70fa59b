#pragma once
// The tables that generate_catalogue.py writes from catalogue.toml. Private to this floor: use catalogue.h.

#include "core/standard/catalogue.h"

namespace plumbline::core::standard::tables {

inline constexpr int kGroupCount = 20;
inline constexpr int kIndicatorCount = 9;
inline constexpr int kChecklistCount = 6;

extern const std::array<Dimension, kDimensionCount> kDimensions;
extern const std::array<Group, kGroupCount> kGroups;
extern const std::array<Item, kItemCount> kItems;               ///< ascending by code
extern const std::array<std::uint8_t, kItemCount> kGroupOfItem; ///< position in kGroups
extern const std::array<ItemIndex, kServiceItemCount> kServiceItems;
extern const std::array<TextView, kMaturityLevelCount> kLikertLabels;
extern const std::array<TextView, kMaturityLevelCount> kMaturityLabels;
extern const std::array<Indicator, kIndicatorCount> kIndicators;
extern const std::array<ChecklistEntry, kChecklistCount> kChecklist;
extern const std::string_view kVersion;
extern const std::string_view kHash; ///< SHA-256 of catalogue.toml, lower-case hex

} // namespace plumbline::core::standard::tables
