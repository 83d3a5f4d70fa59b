#include "core/scoring/rational.h"

namespace plumbline::core::scoring {

std::string hundredthsText(const Integer &hundredths)
{
    std::string digits = hundredths.str();
    if (digits.size() < 3)
        digits.insert(0, 3 - digits.size(), '0');
    return digits.insert(digits.size() - 2, 1, '.');
}

std::string cutToHundredths(const Rational &value)
{
    return hundredthsText(numerator(value) * 100 / denominator(value));
}

std::string exactText(const Rational &value)
{
    const std::string top = numerator(value).str();
    return denominator(value) == 1 ? top : top + "/" + denominator(value).str();
}

} // namespace plumbline::core::scoring
