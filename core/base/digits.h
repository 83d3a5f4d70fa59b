#pragma once

#include <string>
#include <string_view>

namespace plumbline::core {

/// Digits of full width (U+FF10 to U+FF19), which a Chinese keyboard may type unseen, as plain ones.
std::string withPlainDigits(std::string_view text);

} // namespace plumbline::core
