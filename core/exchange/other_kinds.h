#pragma once
// Files of other kinds that someone took for a project list or gave the name of one, by what they begin with.

#include "core/base/result.h"

#include <optional>
#include <string_view>

namespace plumbline::core::exchange {

/// Of a workbook that asks for a password, in either of the two ways there are.
Text encryptedText();

/// What the bytes are and what to do about it; nothing for what may be a list.
std::optional<Text> otherKindOfFile(std::string_view bytes);

/// The same for text, once it is decoded.
std::optional<Text> otherKindOfText(std::string_view text);

} // namespace plumbline::core::exchange
