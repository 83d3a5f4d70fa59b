#pragma once
// What files of people hold in text: white space beyond ASCII, line breaks, too much to show.

#include "core/base/utf8.h"

#include <string>
#include <string_view>

namespace plumbline::core::exchange {

/// Without Unicode white space (and zero-width marks U+200B, U+FEFF) at both ends.
std::string_view trimmed(std::string_view text);

/// Nothing but white space.
inline bool isBlank(std::string_view text)
{
    return trimmed(text).empty();
}

bool hasLineBreak(std::string_view text);

/// A text for a message: printable, cut after about 40 characters.
std::string shown(std::string_view text);

} // namespace plumbline::core::exchange
