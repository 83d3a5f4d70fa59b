#pragma once
// Well-formed UTF-8 (Unicode, table 3-7): overlong forms, surrogates and values above U+10FFFF are not.

#include <cstddef>
#include <string_view>

namespace plumbline::core {

/// Bytes of the well-formed sequence at byte `at`, 1 to 4; 0 where there is none.
std::size_t utf8Length(std::string_view text, std::size_t at);

/// Byte of the first sequence that is not UTF-8; npos where all is well.
std::size_t firstInvalidUtf8(std::string_view text);

/// Bytes from the start that are UTF-8 and end with a whole character.
inline std::size_t validUtf8Prefix(std::string_view text)
{
    const std::size_t bad = firstInvalidUtf8(text);
    return bad == std::string_view::npos ? text.size() : bad;
}

} // namespace plumbline::core
