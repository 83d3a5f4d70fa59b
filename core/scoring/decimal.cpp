#include "core/scoring/decimal.h"

#include <algorithm>

namespace plumbline::core::scoring {

namespace {

constexpr std::size_t kLongestFraction = 1000; // arithmetic on longer ones would take time that grows as their square

constexpr std::string_view kDigits = "0123456789";

/// A decimal without the zeros that say nothing.
struct Digits {
    std::string_view whole;
    std::string_view fraction;
};

Digits digitsOf(std::string_view text)
{
    const std::size_t point = std::min(text.find('.'), text.size());
    Digits digits{text.substr(0, point), point < text.size() ? text.substr(point + 1) : std::string_view{}};
    digits.whole.remove_prefix(std::min(digits.whole.find_first_not_of('0'), digits.whole.size()));
    digits.fraction = digits.fraction.substr(0, digits.fraction.find_last_not_of('0') + 1);
    return digits;
}

bool isAtLeast(const Digits &left, const Digits &right)
{
    if (left.whole.size() != right.whole.size())
        return left.whole.size() > right.whole.size();
    if (left.whole != right.whole)
        return left.whole > right.whole;
    return left.fraction >= right.fraction;
}

} // namespace

bool isAtLeast(const audit::Decimal &decimal, const Integer &hundredths)
{
    const std::string bound = hundredthsText(hundredths);
    return isAtLeast(digitsOf(decimal.text), digitsOf(bound));
}

std::optional<Rational> valueOf(const audit::Decimal &decimal)
{
    const auto [whole, fraction] = digitsOf(decimal.text);
    if (whole.size() + fraction.size() > kLongestFraction)
        return {};
    if (whole.find_first_not_of(kDigits) != whole.npos || fraction.find_first_not_of(kDigits) != fraction.npos)
        return {}; // no decimal: callers hand in checked audits, but nothing here may throw at them
    // A leading zero would make Boost read octal digits.
    std::string digits = std::string(whole).append(fraction);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    const Integer top = digits.empty() ? Integer(0) : Integer(digits);
    return Rational(top, pow(Integer(10), static_cast<unsigned>(fraction.size())));
}

} // namespace plumbline::core::scoring
