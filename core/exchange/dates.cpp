#include "core/exchange/dates.h"

#include <chrono>
#include <cmath>

namespace plumbline::core::exchange {

namespace {

/// Two or four digits at a position; -1 where there are none.
int digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool isOffset(std::string_view text)
{
    if (text.empty() || text == "Z" || text == "z")
        return true;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return false;
    const int hours = digits(text, 1, 2);
    const int minutes = digits(text, 4, 2);
    return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60;
}

} // namespace

bool dayExists(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                       std::chrono::day(static_cast<unsigned>(day)))
        .ok();
}

std::string isoDate(int year, int month, int day)
{
    std::string text = "0000-00-00";
    for (std::size_t i = 4; i-- > 0; year /= 10)
        text[i] = static_cast<char>('0' + year % 10);
    text[5] = static_cast<char>('0' + month / 10);
    text[6] = static_cast<char>('0' + month % 10);
    text[8] = static_cast<char>('0' + day / 10);
    text[9] = static_cast<char>('0' + day % 10);
    return text;
}

bool isIsoDate(std::string_view text)
{
    return text.size() == 10 && text[4] == '-' && text[7] == '-'
        && dayExists(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

bool isIsoMonth(std::string_view text)
{
    return text.size() == 7 && text[4] == '-' && dayExists(digits(text, 0, 4), digits(text, 5, 2), 1);
}

bool isIsoTime(std::string_view text)
{
    if (text.size() < 16 || !isIsoDate(text.substr(0, 10)) || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')
        || text[13] != ':')
        return false;
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return false;
    std::string_view rest = text.substr(16);
    if (rest.starts_with(':')) {
        const int second = digits(rest, 1, 2);
        const bool leap = second == 60 && minute == 59;
        if (second < 0 || (second > 59 && !leap))
            return false;
        rest.remove_prefix(3);
        if (rest.starts_with('.') || rest.starts_with(',')) {
            const std::size_t end = rest.find_first_not_of("0123456789", 1);
            if (end == 1 || rest.size() == 1)
                return false;
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
        }
    }
    return isOffset(rest);
}

std::optional<std::string> dateOfSerial(double serial, bool from1904)
{
    using namespace std::chrono;
    constexpr double kLast1900 = 2'958'465; // 9999-12-31
    constexpr double kDaysBetween = 1462;   // of the two systems
    if (!std::isfinite(serial) || serial < 0 || serial >= kLast1900 + 1 - (from1904 ? kDaysBetween : 0))
        return std::nullopt;
    const auto whole = static_cast<int>(std::floor(serial));
    if (!from1904 && (whole == 0 || whole == 60))
        return std::nullopt;
    const sys_days start = from1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 31);
    const int leapBelief = !from1904 && whole > 60 ? 1 : 0; // Excel counts a day that 1900 did not have
    const year_month_day date(start + days(whole - leapBelief));
    return isoDate(int(date.year()), static_cast<int>(unsigned(date.month())), static_cast<int>(unsigned(date.day())));
}

} // namespace plumbline::core::exchange
