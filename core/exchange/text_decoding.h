#pragma once
// What encoding a text file of an office is in, and its text as UTF-8.

#include "core/base/result.h"

#include <string>

namespace plumbline::core::exchange {

struct DecodedText {
    std::string utf8;
    std::string encoding; ///< "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" or "Big5"
};

/// UTF-8 with or without byte order mark; UTF-16 with one, or plain to see without; Big5 where the text is plainly
/// that; GB18030 (and so GBK and GB2312) otherwise. A Ctrl-Z (0x1A) at the end, as DOS programs write it, is no text.
/// Refused: bytes of no text, text in none of these, CESU-8, UTF-8 with damaged places, and what may be either Big5 or
/// GB18030. Error::place is the line.
Result<DecodedText> decodeText(std::string bytes);

} // namespace plumbline::core::exchange
