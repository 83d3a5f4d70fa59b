#include "core/audit/audit.h"

#include <string_view>

namespace plumbline::core::audit {

namespace {

/// Bytes of the Unicode White_Space character that `text` begins with; 0 if it begins with another.
std::size_t leadingWhiteSpace(std::string_view text)
{
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    const unsigned first = byte(0);
    if (first == 0x20 || (first >= 0x09 && first <= 0x0D))
        return 1;
    if (first == 0xC2) // U+0085, U+00A0
        return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0;
    if (first == 0xE1) // U+1680
        return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0;
    if (first == 0xE2 && byte(1) == 0x80) // U+2000 to U+200A, U+2028, U+2029, U+202F
        return (byte(2) >= 0x80 && byte(2) <= 0x8A) || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF ? 3 : 0;
    if (first == 0xE2) // U+205F
        return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0;
    if (first == 0xE3) // U+3000
        return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
    return 0;
}

} // namespace

bool isReason(const std::string &reason)
{
    std::string_view rest = reason;
    while (!rest.empty()) {
        const std::size_t width = leadingWhiteSpace(rest);
        if (width == 0)
            return true;
        rest.remove_prefix(width);
    }
    return false;
}

bool isReason(const std::optional<std::string> &reason)
{
    return reason.has_value() && isReason(*reason);
}

} // namespace plumbline::core::audit
