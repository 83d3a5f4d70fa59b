#pragma once
// Telling encodings of Chinese text apart by their bytes: nearly all Big5 is well-formed GBK, and reads as other
// characters.

#include <string_view>

namespace plumbline::core::exchange {

enum class ChineseEncoding {
    Gb18030,
    Big5,
    Either, ///< too short to tell, and usual characters in both: what they say has to decide
    Unclear ///< unusual characters in both
};

/// By how often the bytes are those of usual characters in either encoding. For text that is no UTF-8.
ChineseEncoding chineseEncodingOf(std::string_view bytes);

/// UTF-8 but for characters above U+FFFF, which stand as two surrogates of three bytes each.
bool isCesu8(std::string_view bytes);

} // namespace plumbline::core::exchange
