#include "core/record/entity_keys.h"

#include <charconv>

namespace plumbline::core::record {

std::string answerKey(std::string_view evaluation, std::string_view itemCode)
{
    std::string key;
    key.reserve(evaluation.size() + 1 + itemCode.size());
    key.append(evaluation).append(1, '/').append(itemCode);
    return key;
}

std::pair<std::string_view, std::string_view> splitAnswerKey(std::string_view key)
{
    const auto slash = key.rfind('/');
    if (slash == std::string_view::npos)
        return {key, {}};
    return {key.substr(0, slash), key.substr(slash + 1)};
}

std::string_view evaluationOf(const Entity &entity)
{
    return entity.kind == EntityKind::Answer ? splitAnswerKey(entity.key).first : std::string_view(entity.key);
}

std::string replacementKey(std::uint64_t draw, std::size_t position)
{
    return std::to_string(draw) + '/' + std::to_string(position);
}

std::optional<std::pair<std::uint64_t, std::uint64_t>> splitReplacementKey(std::string_view key)
{
    const auto slash = key.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto draw = parseNumber(key.substr(0, slash));
    const auto position = parseNumber(key.substr(slash + 1));
    if (!draw || !position)
        return std::nullopt;
    return std::pair{*draw, *position};
}

std::optional<std::uint64_t> parseNumber(std::string_view digits)
{
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || fault != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

} // namespace plumbline::core::record
