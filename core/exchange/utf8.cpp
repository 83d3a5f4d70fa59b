#include "core/exchange/utf8.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace plumbline::core::exchange {

namespace {

constexpr std::size_t kShownBytes = 120;

/// Bytes of the well-formed sequence at `at` (Unicode, table 3-7); 0 where there is none.
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (!follows(1) || !follows(2) || (first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F))
            return 0;
        return 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (!follows(1) || !follows(2) || !follows(3) || (first == 0xF0 && byte(1) < 0x90)
            || (first == 0xF4 && byte(1) > 0x8F))
            return 0;
        return 4;
    }
    return 0;
}

/// White_Space of Unicode, and the two zero-width marks that copying from web pages leaves behind.
constexpr std::array<std::string_view, 27> kWhite = {
    "\t",           "\n",           "\v",           "\f",           "\r",           " ",
    "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82",
    "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88",
    "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F",
    "\xE3\x80\x80", "\xE2\x80\x8B", "\xEF\xBB\xBF"};

bool isAsciiWhite(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

std::size_t firstInvalidUtf8(std::string_view text)
{
    constexpr std::uint64_t kHighBits = 0x8080808080808080ull;
    std::size_t at = 0;
    while (at < text.size()) {
        if (at + 8 <= text.size()) {
            std::uint64_t word;
            std::memcpy(&word, text.data() + at, sizeof word);
            if ((word & kHighBits) == 0) {
                at += 8;
                continue;
            }
        }
        const std::size_t length = sequenceLength(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (isAsciiWhite(text.front())) {
            text.remove_prefix(1);
            again = true;
        } else if (static_cast<unsigned char>(text.front()) >= 0x80) {
            for (const std::string_view white : kWhite) {
                if (text.starts_with(white)) {
                    text.remove_prefix(white.size());
                    again = true;
                    break;
                }
            }
        }
    }
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (isAsciiWhite(text.back())) {
            text.remove_suffix(1);
            again = true;
        } else if (static_cast<unsigned char>(text.back()) >= 0x80) {
            for (const std::string_view white : kWhite) {
                if (text.ends_with(white)) {
                    text.remove_suffix(white.size());
                    again = true;
                    break;
                }
            }
        }
    }
    return text;
}

bool hasLineBreak(std::string_view text)
{
    return text.find_first_of("\r\n") != std::string_view::npos;
}

std::string shown(std::string_view text)
{
    bool cut = false;
    if (text.size() > kShownBytes) {
        text = text.substr(0, kShownBytes);
        cut = true;
    }
    std::string out(text.substr(0, validUtf8Prefix(text)));
    for (char &c : out) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    }
    return cut ? out + "…" : out;
}

} // namespace plumbline::core::exchange
