#pragma once
// The faults of a project list: all of them at once, in the order of its rows, but not a line for each of a million.

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace plumbline::core::exchange {

/// How messages name a place of the list.
struct ListPlaces {
    std::string file;
    std::optional<std::string> sheet;
    std::string row(std::size_t number) const;                      ///< "list.csv:10", "list.xlsx: Sheet1!10"
    std::string cell(std::size_t number, std::size_t column) const; ///< sheets: "list.xlsx: Sheet1!B10"
};

/// "4, 7, 12", the first kMaxListedRows.
std::string rowNumbers(const std::vector<std::size_t> &rows);

enum class ListFault {
    Shape,     ///< of the headings or of the list as a whole
    NoText,    ///< an id cell that holds a formula, a date, an error or a number that lost digits
    Blank,     ///< a row without an id
    LineBreak, ///< in an id
    NoProject, ///< a row of totals, signatures, notes or units
    Twin,      ///< an id that stands twice
    Wide,      ///< more cells than headings
};

class ListFaults {
public:
    void add(ListFault kind, std::size_t row, std::string place, Text message);
    bool empty() const;
    bool has(ListFault kind) const { return !m_kinds[static_cast<std::size_t>(kind)].first.empty(); }
    void clear() { m_kinds = {}; }
    /// Forgets those of rows above `last` and below `first`, both left out and taken in: first < row <= last.
    void forgetRows(std::size_t first, std::size_t last);

    /// In the order of the rows. Of each kind the first kMaxListedFaults, and then one line that names the other rows.
    Faults take(const std::string &file);

private:
    struct Placed {
        std::size_t row;
        Error error;
    };
    struct OfKind {
        std::vector<Placed> first;
        std::vector<std::size_t> moreRows;
    };
    std::array<OfKind, 7> m_kinds;
};

} // namespace plumbline::core::exchange
