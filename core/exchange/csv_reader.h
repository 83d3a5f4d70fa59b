#pragma once
// CSV as RFC 4180 has it, with the separators and line ends of the field.

#include "core/base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::core::exchange {

struct CsvRecord {
    std::size_t line = 0; ///< physical line of its start, from 1
    std::vector<std::string> cells;
};

/// Calls `visit` with each record until it returns false. CRLF, LF and CR end a record outside quotes. A fault where a
/// quote is never closed or text follows a closed one; its place is the line where that quote opens.
std::optional<Error> forEachCsvRecord(std::string_view text, char separator,
                                      const std::function<bool(const CsvRecord &)> &visit);

/// Comma, semicolon or tab: the one by which the rows fit their headings, `wanted` among them where a person named it.
/// Commas inside cells do not fool it.
char recogniseSeparator(std::string_view text, const std::optional<std::string> &wanted = {});

/// The separator that a first line "sep=;" states, as Excel understands it; that line is no record of the list.
std::optional<char> statedSeparator(std::string_view text);

} // namespace plumbline::core::exchange
