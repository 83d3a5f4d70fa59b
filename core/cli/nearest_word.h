#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::core::cli {

/// The word that takes the fewest edits (a letter put in, left out or changed) to become `typed`; of several the first.
/// Empty where there are no words.
std::string nearestWord(std::string_view typed, const std::vector<std::string> &words);

} // namespace plumbline::core::cli
