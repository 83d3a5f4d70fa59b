#pragma once
// A row of a project list, whatever file it came from.

#include <cstddef>
#include <string>
#include <vector>

namespace plumbline::core::exchange {

enum class CellKind {
    Text,
    Date,        ///< a number that the file shows as a date; text is YYYY-MM-DD
    NoValue,     ///< a formula that no program has computed yet
    Error,       ///< #REF! and its kin
    LossyNumber, ///< a number beyond 2^53: digits may be lost already
};

struct Cell {
    std::string text;
    CellKind kind = CellKind::Text;
};

struct Row {
    std::size_t number = 0; ///< CSV: physical line; sheet: row
    std::vector<Cell> cells;
};

} // namespace plumbline::core::exchange
