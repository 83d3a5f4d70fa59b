// The catalogue against the table of Appendix 1: codes, order, dimension, group, points and flags.

#include "appendix.h"

#include "core/standard/catalogue.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <set>

using namespace plumbline::core::standard;
using plumbline::test::appendixRows;

TEST_CASE("every item is the row of Appendix 1 at its place", "[standard]")
{
    const auto rows = appendixRows();
    REQUIRE(items().size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto &row = rows[i];
        const Item &entry = items()[i];
        INFO(row.at("code"));
        CHECK(entry.code == row.at("code"));
        CHECK(std::to_string(entry.dimension) == row.at("dimension"));
        CHECK(entry.group == row.at("group"));
        CHECK(std::to_string(entry.duePoints) == row.at("due_points"));
        CHECK(entry.inManagement == (row.at("in_management") == "1"));
        CHECK(entry.inService == (row.at("in_service") == "1"));
    }
}

TEST_CASE("52 items of 260 points for management, 34 of 170 for service", "[standard]")
{
    const auto points = [](auto counts) {
        return std::accumulate(items().begin(), items().end(), 0,
                               [&](int sum, const Item &entry) { return sum + (counts(entry) ? entry.duePoints : 0); });
    };
    const auto inManagement = [](const Item &entry) { return entry.inManagement; };
    const auto inService = [](const Item &entry) { return entry.inService; };
    CHECK(std::ranges::count_if(items(), inManagement) == 52);
    CHECK(std::ranges::count_if(items(), inService) == 34);
    CHECK(points(inManagement) == 260);
    CHECK(points(inService) == 170);
}

TEST_CASE("the service items are those marked for service, in clause order", "[standard]")
{
    std::vector<ItemIndex> expected;
    for (std::size_t i = 0; i < items().size(); ++i)
        if (items()[i].inService)
            expected.push_back(static_cast<ItemIndex>(i));
    CHECK(std::ranges::equal(serviceItems(), expected));
    CHECK(serviceItems().size() == kServiceItemCount);
}

TEST_CASE("dimensions and groups are those of Appendix 1, in order, each with its names", "[standard]")
{
    std::vector<std::string> groupCodes;
    std::map<int, std::string> dimensionNames;
    for (const auto &row : appendixRows()) {
        if (groupCodes.empty() || groupCodes.back() != row.at("group"))
            groupCodes.push_back(row.at("group"));
        dimensionNames[std::stoi(row.at("dimension"))] = row.at("dimension_name");
    }
    REQUIRE(groups().size() == groupCodes.size());
    for (std::size_t i = 0; i < groupCodes.size(); ++i) {
        CHECK(groups()[i].code == groupCodes[i]);
        CHECK(groups()[i].dimension == groupCodes[i][0] - '0');
    }
    REQUIRE(dimensions().size() == kDimensionCount);
    for (int i = 0; i < kDimensionCount; ++i) {
        const Dimension &dimension = dimensions()[static_cast<std::size_t>(i)];
        CHECK(dimension.number == i + 1);
        const std::string expected = dimensionNames.at(i + 1); // such as "有形性 tangibles"
        const auto blank = expected.find(' ');
        CHECK(expected.substr(0, blank) == dimension.title.zh);
        CHECK_THAT(std::string(dimension.title.en),
                   Catch::Equals(expected.substr(blank + 1), Catch::CaseSensitive::No));
    }
}

TEST_CASE("every item leads to its group", "[standard]")
{
    std::set<std::string_view> reached;
    for (std::size_t i = 0; i < items().size(); ++i) {
        const Group &group = groupOf(static_cast<ItemIndex>(i));
        CHECK(group.code == items()[i].group);
        CHECK(group.dimension == items()[i].dimension);
        CHECK(&item(static_cast<ItemIndex>(i)) == &items()[i]);
        reached.insert(group.code);
    }
    CHECK(reached.size() == groups().size());
    CHECK_THROWS(item(kItemCount));
    CHECK_THROWS(groupOf(kItemCount));
}

TEST_CASE("a clause finds its item; nothing else finds any", "[standard]")
{
    for (std::size_t i = 0; i < items().size(); ++i) {
        const auto found = findItem(items()[i].code);
        REQUIRE(found);
        CHECK(*found == i);
    }
    constexpr std::string_view kWrong[] = {
        "",    "0",     "1",     "1.1",    "1.3",    "5.3",    "1.1.0",   "1.1.5",  "1.3.6", "2.5.1",  "4.1.1", "5.4.1",
        "5.5", "6.1.1", "9.9.9", "1.1.1 ", " 1.1.1", "1.1.1.", "1.1.1.1", "01.1.1", "1,1,1", "1.1.10", "１.1.1"};
    for (const std::string_view wrong : kWrong) {
        INFO("\"" << wrong << "\"");
        CHECK_FALSE(findItem(wrong));
    }
    CHECK_FALSE(findItem(std::string_view("1.1.1\0", 6)));
}
