#pragma once
// What encoding a text file of an office is in, and its text as UTF-8.

#include "core/base/result.h"

#include <string>

namespace plumbline::core::exchange {

struct DecodedText {
    std::string utf8;
    std::string encoding; ///< "UTF-8", "UTF-16LE", "UTF-16BE" or "GB18030"
};

/// UTF-8 with or without byte order mark; UTF-16 with one, or plain to see without; GB18030 (and so GBK and GB2312)
/// otherwise. Refused: bytes of no text, text in none of these, UTF-8 with damaged places. Error::place is the line.
Result<DecodedText> decodeText(std::string bytes);

} // namespace plumbline::core::exchange
