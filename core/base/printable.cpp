#include "core/base/printable.h"

#include "core/base/utf8.h"

#include <cstdio>

namespace plumbline::core {

namespace {

/// Code point of a well-formed sequence.
char32_t codePoint(std::string_view sequence)
{
    const auto bits = [&](std::size_t i, unsigned mask) { return static_cast<unsigned char>(sequence[i]) & mask; };
    switch (sequence.size()) {
    case 1:
        return bits(0, 0x7F);
    case 2:
        return bits(0, 0x1F) << 6 | bits(1, 0x3F);
    case 3:
        return bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
    default:
        return bits(0, 0x07) << 18 | bits(1, 0x3F) << 12 | bits(2, 0x3F) << 6 | bits(3, 0x3F);
    }
}

/// Joiners (U+200C, U+200D) stay: scripts and emoji need them.
bool isObeyedOrHidden(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE007F);
}

std::string escaped(char32_t c)
{
    switch (c) {
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        break;
    }
    char text[16];
    std::snprintf(text, sizeof text, c > 0xFFFF ? "\\U%08x" : "\\u%04x", static_cast<unsigned>(c));
    return text;
}

} // namespace

std::string printable(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = utf8Length(text, at);
        if (length == 0) {
            char byte[8];
            std::snprintf(byte, sizeof byte, "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(text[at])));
            out += byte;
            ++at;
            continue;
        }
        const std::string_view sequence = text.substr(at, length);
        const char32_t c = codePoint(sequence);
        if (isObeyedOrHidden(c))
            out += escaped(c);
        else
            out += sequence;
        at += length;
    }
    return out;
}

} // namespace plumbline::core
