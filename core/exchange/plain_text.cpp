#include "core/exchange/plain_text.h"

#include "core/base/printable.h"

#include <algorithm>
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

/// Whether a white character beyond ASCII may begin with this byte; those of Chinese text do not.
bool mayBeginWhite(char c)
{
    return c == '\xC2' || c == '\xE1' || c == '\xE2' || c == '\xE3' || c == '\xEF';
}

/// Bytes of the white character that the text begins with; 0 where there is none.
std::size_t whiteAtFront(std::string_view text)
{
    if (text.empty())
        return 0;
    if (isAsciiWhite(text.front()))
        return 1;
    if (!mayBeginWhite(text.front()))
        return 0;
    const auto white = std::ranges::find_if(kWhite, [&](std::string_view one) { return text.starts_with(one); });
    return white != kWhite.end() ? white->size() : 0;
}

std::size_t whiteAtBack(std::string_view text)
{
    if (text.empty())
        return 0;
    if (isAsciiWhite(text.back()))
        return 1;
    for (const std::size_t length : {2u, 3u}) {
        if (text.size() < length || !mayBeginWhite(text[text.size() - length]))
            continue;
        const std::string_view last = text.substr(text.size() - length);
        if (std::ranges::find(kWhite, last) != kWhite.end())
            return length;
    }
    return 0;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (const std::size_t length = whiteAtFront(text))
        text.remove_prefix(length);
    while (const std::size_t length = whiteAtBack(text))
        text.remove_suffix(length);
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
