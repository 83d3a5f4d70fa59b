#pragma once
// Rows of a damaged SQLite file, read page by page without asking its trees: a page that is gone takes only its own
// rows with it. The committed frames of the write-ahead log lie over the file as SQLite would have it. Nothing here is
// trusted: what a row says counts only once it unseals or its signature checks.
// Formats: sqlite.org/fileformat2.html, "B-tree Pages", "Record Format", "The Write-Ahead Log".

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <variant>

namespace plumbline::core::store {

using Column = std::variant<std::monostate, std::int64_t, Bytes>; ///< null, integer, blob or text

struct ScannedRow {
    std::optional<std::int64_t> rowid; ///< none of a table without rowids, or an index
    std::vector<Column> columns;
};

inline constexpr std::size_t kPageSize = 4096; ///< of every store; SQLite's own choice since 3.12

/// All rows of all leaves of a file with its write-ahead log. Errors: Io.
Result<void> scanPages(const std::filesystem::path &file, const std::filesystem::path &log,
                       const std::function<void(const ScannedRow &)> &visitor);

} // namespace plumbline::core::store
