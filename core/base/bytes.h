#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::core {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView asBytes(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

inline std::string_view asText(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// The number whose most significant byte comes first; of at most eight bytes.
inline std::uint64_t fromBigEndian(ByteView bytes)
{
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = value << 8 | byte;
    return value;
}

/// Lower-case hexadecimal, two digits a byte.
std::string toHex(ByteView bytes);

/// Bytes of an even number of hexadecimal digits of either case; nothing otherwise.
std::optional<Bytes> fromHex(std::string_view hex);

} // namespace plumbline::core
