#pragma once
// Text of the core as Qt shows it.

#include "core/scoring/rational.h"

#include <QString>

#include <string_view>

namespace plumbline::mobile {

inline QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Cut to two decimals by the engine.
inline QString cut(const core::scoring::Rational &value)
{
    return qt(core::scoring::cutToHundredths(value));
}

} // namespace plumbline::mobile
