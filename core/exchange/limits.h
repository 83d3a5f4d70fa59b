#pragma once
// Limits of what is read from files, each with its reason. A file beyond one is refused with a sentence that states it.

#include <cstddef>
#include <cstdint>

namespace plumbline::core::exchange {

/// Nesting of an audit file. Ours has six levels; unknown members of other programs get plenty, and no stack overflows.
inline constexpr std::size_t kMaxJsonDepth = 128;

/// An audit of 10^6 evaluations with full answers has about 1.5 GB; positions inside a file are kept in 32 bits.
inline constexpr std::uint64_t kMaxAuditBytes = 2'000'000'000;

/// Characters of a satisfaction total. Exact arithmetic on more takes time that grows as their square.
inline constexpr std::size_t kMaxDecimalLength = 1'000;

/// A project list as text: 10^6 projects of 200 bytes. Larger ones are not lists of projects.
inline constexpr std::uint64_t kMaxListBytes = 512u << 20;

/// Rows looked at for the headings: titles, notes and form numbers above a list take a handful.
inline constexpr std::size_t kHeadingSearchRows = 30;

/// Faults of one kind that get a line each: nobody reads more, and a wrong column gives one per row.
inline constexpr std::size_t kMaxListedFaults = 20;

/// Rows of further faults of a kind that are named by number.
inline constexpr std::size_t kMaxListedRows = 100;

/// Records by which the separator of a CSV is recognised.
inline constexpr std::size_t kSeparatorSampleRecords = 500;

/// What a workbook may unpack to in all. A sheet of 10^6 rows and 10 columns takes some 400 MB; it is read as a stream.
inline constexpr std::uint64_t kMaxUnpackedBytes = 1024u << 20;

/// Excel itself holds at most 32,767 characters in a cell; four times that in bytes.
inline constexpr std::size_t kMaxCellBytes = 131'072;

/// Texts that a workbook shares between cells, all together in memory.
inline constexpr std::size_t kMaxSharedTextBytes = 128u << 20;

/// Shared texts by number: even empty ones take memory. Ten to a project of the largest list.
inline constexpr std::size_t kMaxSharedTexts = 10'000'000;

/// Parts that describe a workbook (its sheets, relations, styles): each is held in memory.
inline constexpr std::uint64_t kMaxPartBytes = 32u << 20;

/// One tag of XML with its attributes. Those of sheets have some hundred bytes.
inline constexpr std::size_t kMaxXmlTagBytes = 1u << 20;

/// Evaluations of a score sheet, each on a sheet of its own: 300 projects with several visits; Excel opens that slowly.
inline constexpr std::size_t kMaxEvaluationSheets = 2'000;

/// Nesting of XML. Sheets have seven levels; every open element takes memory.
inline constexpr std::size_t kMaxXmlDepth = 64;

/// Excel's own bounds of a sheet.
inline constexpr std::size_t kMaxSheetRows = 1'048'576;
inline constexpr std::size_t kMaxSheetColumns = 16'384;

/// Columns of a list, and merged ranges that are looked at: those of headings stand at the top.
inline constexpr std::size_t kMaxListColumns = 1'024;
inline constexpr std::size_t kMaxMergedRanges = 65'536;

} // namespace plumbline::core::exchange
