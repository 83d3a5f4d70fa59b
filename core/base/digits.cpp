#include "core/base/digits.h"

namespace plumbline::core {

std::string withPlainDigits(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        const bool wide = rest.size() > 2 && rest.starts_with("\xEF\xBC") && static_cast<unsigned char>(rest[2]) >= 0x90
            && static_cast<unsigned char>(rest[2]) <= 0x99;
        plain += wide ? static_cast<char>('0' + (static_cast<unsigned char>(rest[2]) - 0x90)) : rest[0];
        at += wide ? 2 : 0;
    }
    return plain;
}

} // namespace plumbline::core
