#pragma once
// Appendix 1 of the standard as data: 52 items in five dimensions, in our own words. The reviewable source is
// catalogue.toml beside this file; the tables are generated from it when the tree is built.

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace plumbline::core::standard {

/// Position of an item in Appendix 1, 0 to 51. The order is that of the clauses.
using ItemIndex = std::uint8_t;

inline constexpr int kItemCount = 52;
inline constexpr int kServiceItemCount = 34;
inline constexpr int kDimensionCount = 5;
inline constexpr int kMaturityLevelCount = 5;
inline constexpr std::string_view kStandardId = "JCCQB037-2025";

struct TextView {
    std::string_view zh;
    std::string_view en;

    std::string_view in(Language language) const { return language == Language::Chinese ? zh : en; }
};

struct Item {
    std::string_view code;  ///< clause of Appendix 1, such as "1.3.5"
    int dimension;          ///< 1 to 5
    std::string_view group; ///< such as "1.3"
    int duePoints;          ///< 5
    bool inManagement;
    bool inService;
    TextView title;    ///< a few words
    TextView check;    ///< what the auditor checks
    TextView evidence; ///< what to look for
    TextView question; ///< for the customer; empty where not inService
};

struct Group {
    std::string_view code;
    int dimension;
    TextView title;
    std::array<TextView, kMaturityLevelCount>
        levels; ///< one line per maturity level 1 to 5 as it applies to this group
};

struct Dimension {
    int number; ///< 1 to 5
    TextView title;
};

/// All 52 items, in the order of Appendix 1.
std::span<const Item> items();
std::span<const Group> groups();
std::span<const Dimension> dimensions();

/// The 34 items of the service evaluation, in the order of Appendix 1.
std::span<const ItemIndex> serviceItems();

const Item &item(ItemIndex index);
const Group &groupOf(ItemIndex index);

/// The item of a clause; nothing if the code is not among the 52.
std::optional<ItemIndex> findItem(std::string_view code);

/// Labels of the five Likert steps (6.1.1.2) and of the five maturity levels (6.1.2.3); level 1 to 5.
TextView likertLabel(int level);
TextView maturityLabel(int level);

/// One of the nine conformity indicators (6.2, decided in rules.md).
struct Indicator {
    std::string_view code; ///< "5.0.1", "1.3.5", ...
    TextView title;        ///< with its bar
    bool fromMonths;       ///< computed from the monthly figures where these hold them
};
std::span<const Indicator> indicators();

/// One of the demands of 5.0.1 (1) to (5) and 5.0.2 that have no row in Appendix 1; shown beside the conclusion.
struct ChecklistEntry {
    std::string_view code; ///< "5.0.1(1)"
    TextView text;
};
std::span<const ChecklistEntry> checklist();

/// Version of the catalogue (of our wording and flags), such as "1", and SHA-256 of its source file in lower-case hex.
std::string_view catalogueVersion();
std::string_view catalogueHash();

} // namespace plumbline::core::standard
