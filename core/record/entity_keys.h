#pragma once
// Keys of entities that stand inside another or in an order.

#include "core/record/change.h"

#include <optional>

namespace plumbline::core::record {

std::string answerKey(std::string_view evaluation, std::string_view itemCode);

/// Evaluation id and item code of an answer's key. An evaluation id may hold a slash, a code never does.
std::pair<std::string_view, std::string_view> splitAnswerKey(std::string_view key);

/// Of an answer, the id of its evaluation; of an evaluation, its own.
std::string_view evaluationOf(const Entity &entity);

std::string replacementKey(std::uint64_t draw, std::size_t position);

/// Draw and position of a replacement's key; nothing if it is none.
std::optional<std::pair<std::uint64_t, std::uint64_t>> splitReplacementKey(std::string_view key);

/// A whole number of decimal digits; nothing otherwise.
std::optional<std::uint64_t> parseNumber(std::string_view digits);

} // namespace plumbline::core::record
