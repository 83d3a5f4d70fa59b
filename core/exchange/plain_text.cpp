#include "core/exchange/plain_text.h"

#include "core/base/printable.h"

#include <array>

namespace plumbline::core::exchange {

namespace {

constexpr std::size_t kShownBytes = 120;

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
    const bool cut = text.size() > kShownBytes;
    if (cut) {
        text = text.substr(0, kShownBytes);
        const std::size_t whole = validUtf8Prefix(text);
        constexpr std::size_t kLongest = 4; // bytes of a character
        if (text.size() - whole < kLongest)
            text = text.substr(0, whole);
    }
    return printable(text) + (cut ? "…" : "");
}

} // namespace plumbline::core::exchange
