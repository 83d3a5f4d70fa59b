#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <string>

namespace plumbline::core::scoring {

using Integer = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

/// Cut, never rounded, to two decimals: 59.999 reads "59.99". For values >= 0.
std::string cutToHundredths(const Rational &value);

/// 5999 reads "59.99". For values >= 0.
std::string hundredthsText(const Integer &hundredths);

/// In lowest terms, "1230/17"; a whole number without "/1".
std::string exactText(const Rational &value);

} // namespace plumbline::core::scoring
