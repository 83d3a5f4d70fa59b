#include "core/standard/catalogue.h"

#include "core/standard/catalogue_tables.h"

#include <algorithm>

namespace plumbline::core::standard {

namespace {

/// A code as a number that orders as the code does; zero for what is too long to be one.
constexpr std::uint64_t packed(std::string_view code)
{
    std::uint64_t number = 0;
    if (code.size() <= sizeof(number)) {
        for (const char character : code)
            number = number << 8U | static_cast<std::uint8_t>(character);
        number <<= 8U * (sizeof(number) - code.size()) % 64U;
    }
    return number;
}

using Codes = std::array<std::uint64_t, tables::kItems.size()>;

const Codes &packedCodes()
{
    static const Codes codes = [] {
        Codes all{};
        std::ranges::transform(tables::kItems, all.begin(), packed, &Item::code);
        return all;
    }();
    return codes;
}

} // namespace

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
    // The generator holds the items in ascending order of their codes. An audit asks for those of all its answers.
    const Codes &codes = packedCodes();
    const auto found = std::ranges::lower_bound(codes, packed(code));
    const auto index = static_cast<std::size_t>(found - codes.begin());
    if (found == codes.end() || tables::kItems[index].code != code)
        return std::nullopt;
    return static_cast<ItemIndex>(index);
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
