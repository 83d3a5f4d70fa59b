#include "core/exchange/list_dates.h"

#include "core/exchange/dates.h"

#include <algorithm>
#include <array>

namespace plumbline::core::exchange {

namespace {

/// The numbers of a date text in their order, whatever stands between them; nothing if there are not three.
std::optional<std::array<int, 3>> numbersOf(std::string_view text)
{
    constexpr int kTooLarge = 100'000;
    std::array<int, 3> numbers{};
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            inside = false;
            if (count == 3 && (c == ' ' || c == 'T'))
                break; // a time of day follows
            continue;
        }
        if (!inside && count == 3)
            return std::nullopt;
        if (!inside)
            numbers[count++] = 0;
        inside = true;
        int &number = numbers[count - 1];
        number = std::min(number * 10 + (c - '0'), kTooLarge);
    }
    return count == 3 ? std::optional(numbers) : std::nullopt;
}

enum class Order { Unknown, MonthFirst, DayFirst };

/// Whether month or day comes first in a column of 6/30/2024: a number above 12 tells.
Order orderOf(const std::vector<audit::Project> &projects)
{
    bool monthFirst = false, dayFirst = false;
    for (const audit::Project &project : projects) {
        const std::optional<std::array<int, 3>> numbers = numbersOf(project.completed);
        if (!numbers || (*numbers)[2] < 1000)
            continue;
        monthFirst = monthFirst || (*numbers)[1] > 12;
        dayFirst = dayFirst || (*numbers)[0] > 12;
    }
    if (monthFirst == dayFirst)
        return Order::Unknown;
    return monthFirst ? Order::MonthFirst : Order::DayFirst;
}

std::string isoOf(std::string_view text, Order order)
{
    const std::optional<std::array<int, 3>> numbers = numbersOf(text);
    if (!numbers)
        return {};
    auto [year, month, day] = *numbers;
    if (year < 1000) {
        if (order == Order::Unknown)
            return {};
        const std::array<int, 3> given = *numbers;
        year = given[2];
        month = order == Order::MonthFirst ? given[0] : given[1];
        day = order == Order::MonthFirst ? given[1] : given[0];
    }
    return dayExists(year, month, day) ? isoDate(year, month, day) : std::string();
}

} // namespace

std::size_t makeDatesIso(std::vector<audit::Project> &projects)
{
    const Order order = orderOf(projects);
    std::size_t unreadable = 0;
    for (audit::Project &project : projects) {
        if (project.completed.empty() || isIsoDate(project.completed))
            continue;
        project.completed = isoOf(project.completed, order);
        unreadable += project.completed.empty();
    }
    return unreadable;
}

} // namespace plumbline::core::exchange
