#include "core/exchange/chinese_encoding.h"

#include "core/base/utf8.h"

#include <cstddef>

namespace plumbline::core::exchange {

namespace {

unsigned byteAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
}

bool isBetween(unsigned byte, unsigned least, unsigned greatest)
{
    return byte >= least && byte <= greatest;
}

/// Characters of two bytes, by what each encoding would make of them.
struct Pairs {
    std::size_t all = 0;
    std::size_t big5Usual = 0; ///< frequently used characters of Big5, A440 to C67E, and its punctuation, A140 to A3BF
    std::size_t gbUsual = 0;   ///< GB 2312: both bytes from A1, simplified characters and punctuation
    bool isBig5 = true;        ///< each is one of Big5
};

Pairs count(std::string_view text)
{
    Pairs pairs;
    for (std::size_t at = 0; at < text.size();) {
        const unsigned lead = byteAt(text, at);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const unsigned trail = byteAt(text, at + 1);
        const bool big5 = isBetween(lead, 0x87, 0xFE) && (isBetween(trail, 0x40, 0x7E) || isBetween(trail, 0xA1, 0xFE));
        pairs.isBig5 = pairs.isBig5 && big5;
        ++pairs.all;
        pairs.big5Usual += big5 && isBetween(lead, 0xA1, 0xC6);
        pairs.gbUsual += isBetween(lead, 0xA1, 0xF7) && trail >= 0xA1;
        at += 2;
    }
    return pairs;
}

bool isSurrogate(std::string_view text, std::size_t at, unsigned least, unsigned greatest)
{
    return byteAt(text, at) == 0xED && isBetween(byteAt(text, at + 1), least, greatest)
        && isBetween(byteAt(text, at + 2), 0x80, 0xBF);
}

} // namespace

ChineseEncoding chineseEncodingOf(std::string_view bytes)
{
    const Pairs pairs = count(bytes);
    if (!pairs.isBig5 || pairs.all == 0)
        return ChineseEncoding::Gb18030;
    // Of usual Big5 text two characters in five have a second byte below A1, of simplified text in GBK next to none;
    // half of the latter have a first byte above C6, which in Big5 only rare characters have.
    const double big5 = static_cast<double>(pairs.big5Usual) / static_cast<double>(pairs.all);
    const double gb = static_cast<double>(pairs.gbUsual) / static_cast<double>(pairs.all);
    constexpr double kPlain = 0.85;
    if (gb >= kPlain)
        return big5 >= kPlain ? ChineseEncoding::Either : ChineseEncoding::Gb18030;
    if (big5 >= kPlain)
        return ChineseEncoding::Big5;
    return big5 > gb ? ChineseEncoding::Unclear : ChineseEncoding::Gb18030;
}

bool isCesu8(std::string_view bytes)
{
    std::size_t pairs = 0;
    while (true) {
        const std::size_t bad = firstInvalidUtf8(bytes);
        if (bad == std::string_view::npos)
            return pairs > 0;
        if (!isSurrogate(bytes, bad, 0xA0, 0xAF) || !isSurrogate(bytes, bad + 3, 0xB0, 0xBF))
            return false;
        ++pairs;
        bytes.remove_prefix(bad + 6);
    }
}

} // namespace plumbline::core::exchange
