#include "core/scoring/t_quantile.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace plumbline::core::scoring {

Rational tSquared(std::uint64_t degrees)
{
    // With two degrees P(|T| < t) = t / sqrt(2 + t^2), so that t^2 = 2 p^2 / (1 - p^2) with p = 0.95.
    if (degrees == 2)
        return Rational(722, 39);
    const boost::math::students_t_distribution<long double> t(static_cast<long double>(degrees));
    int exponent = 0;
    const long double mantissa = std::frexp(boost::math::quantile(t, 0.975L), &exponent);
    constexpr int kBits = 62;
    const Integer scaled(static_cast<std::int64_t>(std::ldexp(mantissa, kBits)));
    // t lies between 1.9 and 12.8, so the exponent is far below kBits.
    const Rational value(scaled, Integer(1) << (kBits - exponent));
    return value * value;
}

} // namespace plumbline::core::scoring
