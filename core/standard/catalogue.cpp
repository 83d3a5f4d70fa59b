#include "core/standard/catalogue.h"

#include "core/standard/catalogue_tables.h"

#include <algorithm>

namespace plumbline::core::standard {

std::span<const Item> items()
{
    return tables::kItems;
}

std::span<const Group> groups()
{
    return tables::kGroups;
}

std::span<const Dimension> dimensions()
{
    return tables::kDimensions;
}

std::span<const ItemIndex> serviceItems()
{
    return tables::kServiceItems;
}

const Item &item(ItemIndex index)
{
    return tables::kItems.at(index);
}

const Group &groupOf(ItemIndex index)
{
    return tables::kGroups[tables::kGroupOfItem.at(index)];
}

std::optional<ItemIndex> findItem(std::string_view code)
{
    // The generator holds the items in ascending order of their codes.
    const auto found = std::ranges::lower_bound(tables::kItems, code, {}, &Item::code);
    if (found == tables::kItems.end() || found->code != code)
        return std::nullopt;
    return static_cast<ItemIndex>(found - tables::kItems.begin());
}

TextView likertLabel(int level)
{
    return tables::kLikertLabels.at(static_cast<std::size_t>(level - 1));
}

TextView maturityLabel(int level)
{
    return tables::kMaturityLabels.at(static_cast<std::size_t>(level - 1));
}

std::span<const Indicator> indicators()
{
    return tables::kIndicators;
}

std::span<const ChecklistEntry> checklist()
{
    return tables::kChecklist;
}

std::string_view catalogueVersion()
{
    return tables::kVersion;
}

std::string_view catalogueHash()
{
    return tables::kHash;
}

} // namespace plumbline::core::standard
