#pragma once
// The usual headings of lists of projects, as normalisedHeading() writes them.

#include "core/exchange/headings.h"

#include <span>

namespace plumbline::core::exchange {

struct KnownHeading {
    std::string_view heading; ///< normalised
    ColumnRole role;
    int rank;
};

std::span<const KnownHeading> wholeHeadings();

/// The last words of a heading, for columns other than the id; `rank` is that of all of them.
std::span<const KnownHeading> headingEndings();

} // namespace plumbline::core::exchange
