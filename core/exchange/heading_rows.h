#pragma once
// Which row of a list holds the headings, and which further rows repeat them. A row with projects is never taken for
// headings, nor left above them in silence: what is drawn is drawn from all.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::core::exchange {

using RowTexts = std::vector<std::string_view>;

/// Index of the row that holds the headings, below titles and notes. `rows` has at least one.
std::size_t findHeadingRow(const std::vector<RowTexts> &rows);

/// Indexes of those above the headings that look like rows of a list: nothing where they are so few that they head
/// groups of columns or are a form's.
std::vector<std::size_t> listRowsAbove(const std::vector<RowTexts> &rows, std::size_t headings);

/// A row below headings without ids that begins as headings with ids do: whose is told by a person.
std::optional<std::size_t> doubtfulRow(const std::vector<RowTexts> &rows, std::size_t headings);

enum class HeadingsAgain {
    No,
    Same,  ///< the same headings, perhaps in other words, fewer, or with further columns
    Other, ///< headings of another list
};

/// Whether a row below the headings is one of headings itself.
HeadingsAgain headingsAgain(const RowTexts &row, const std::vector<std::string> &headings);

} // namespace plumbline::core::exchange
