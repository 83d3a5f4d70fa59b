#pragma once
// Texts of headings, labels and totals in the one form in which they are compared. Ids are never folded.

#include <string>
#include <string_view>

namespace plumbline::core::exchange {

/// Lower case; full width, № and ² as ASCII; brackets of every shape as () and dashes as -; the traditional characters
/// of headings as simplified ones; no white space. "項 目 編 號（必填）" becomes "项目编号(必填)".
std::string folded(std::string_view text);

/// What stands outside of brackets. Takes folded text.
std::string withoutBracketed(std::string_view text);

/// Without brackets and punctuation; "#" beside other words reads "no". Takes folded text.
std::string bareWords(std::string_view text);

} // namespace plumbline::core::exchange
