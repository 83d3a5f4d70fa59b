#include "syncd/server/program/commands.h"

#include <charconv>

namespace plumbline::server {

using namespace core;

namespace {

template <class Number>
bool wholly(std::string_view text, Number &number)
{
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size() && !text.empty();
}

} // namespace

Result<HostAndPort> parseAddress(const std::string &text, const std::string &option)
{
    HostAndPort result;
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0 || !wholly(std::string_view(text).substr(colon + 1), result.port))
        return Error{ErrorCode::InvalidInput,
                     {"应为 地址:端口，例如 127.0.0.1:8443。", "Expected ADDRESS:PORT, such as 127.0.0.1:8443."},
                     option};
    result.host = text.substr(0, colon);
    if (result.host.size() > 2 && result.host.front() == '[' && result.host.back() == ']')
        result.host = result.host.substr(1, result.host.size() - 2);
    return result;
}

Result<std::chrono::seconds> parseDuration(const std::string &text, const std::string &option)
{
    std::int64_t number = 0;
    const std::int64_t factor = text.ends_with('s') ? 1
        : text.ends_with('m')                       ? 60
        : text.ends_with('h')                       ? 3600
        : text.ends_with('d')                       ? 24 * 3600
                                                    : 0;
    constexpr std::int64_t kMost = 1'000'000; // far above any limit on it, and no overflow below
    if (factor == 0 || !wholly(std::string_view(text).substr(0, text.size() - 1), number) || number < 0
        || number > kMost)
        return Error{ErrorCode::InvalidInput,
                     {"应为时长，例如 40s、30m、2h 或 7d。", "Expected a duration, such as 40s, 30m, 2h or 7d."},
                     option};
    return std::chrono::seconds(number * factor);
}

} // namespace plumbline::server
