#pragma once
// The headings that lists of projects usually carry, in Chinese and English.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::core::exchange {

enum class ColumnRole { Id, Name, Kind, Customer, Completed };

struct HeadingMatch {
    ColumnRole role;
    int rank; ///< 0 names it best; serial numbers such as 序号 come last among ids
};

/// Rank of serial numbers, which number the rows of a list rather than name its projects.
inline constexpr int kSerialRank = 9;

/// Folded, without punctuation and without what stands in brackets, unless that is all.
std::string normalisedHeading(std::string_view heading);

/// What a heading says as a whole; "Project Building Identifier" says nothing of a project's id.
std::optional<HeadingMatch> matchHeading(std::string_view heading);

/// What its last words say ("Project School Name" is a name), for columns other than the id.
std::optional<HeadingMatch> matchHeadingLoosely(std::string_view heading);

/// Cells of a row that are usual headings, each role counted once.
std::size_t knownHeadings(const std::vector<std::string_view> &row);

} // namespace plumbline::core::exchange
