#pragma once
// Foreign text inside a line for people: ids, names, pointers and file names may hold anything.

#include <string>
#include <string_view>

namespace plumbline::core {

/// The text with everything that a terminal would obey or hide written as an escape: control characters (C0, DEL, C1),
/// line and paragraph separators, marks of direction and zero-width marks as \n, \t, \u001b; bytes that are not UTF-8
/// as
/// \xff. One line, well-formed UTF-8; printing twice changes nothing.
std::string printable(std::string_view text);

} // namespace plumbline::core
