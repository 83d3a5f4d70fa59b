#pragma once
// What files of people hold in text: well-formed UTF-8, and white space beyond ASCII.

#include <cstddef>
#include <string>
#include <string_view>

namespace plumbline::core::exchange {

/// Byte of the first sequence that is not UTF-8 (overlong forms, surrogates and values above U+10FFFF are not);
/// npos where all is well.
std::size_t firstInvalidUtf8(std::string_view text);

/// Bytes from the start that are UTF-8 and end with a whole character.
inline std::size_t validUtf8Prefix(std::string_view text)
{
    const std::size_t bad = firstInvalidUtf8(text);
    return bad == std::string_view::npos ? text.size() : bad;
}

/// Without Unicode white space (and zero-width marks U+200B, U+FEFF) at both ends.
std::string_view trimmed(std::string_view text);

/// Nothing but white space.
inline bool isBlank(std::string_view text)
{
    return trimmed(text).empty();
}

bool hasLineBreak(std::string_view text);

/// A text for a message: line breaks and control characters shown as spaces, cut after about 40 characters.
std::string shown(std::string_view text);

} // namespace plumbline::core::exchange
