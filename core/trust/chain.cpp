#include "core/trust/chain.h"

#include "core/trust/message.h"

#include <array>

namespace plumbline::core::trust {

namespace {

template <std::size_t Size>
std::array<std::uint8_t, Size> bigEndian(std::uint64_t value)
{
    std::array<std::uint8_t, Size> bytes;
    for (std::size_t i = 0; i < Size; ++i)
        bytes[i] = static_cast<std::uint8_t>(value >> (8 * (Size - 1 - i)));
    return bytes;
}

} // namespace

Digest genesis(std::string_view audit, const record::OriginId &origin)
{
    return sha256(Message("plumbline.chain/1 sha256\n").prefixed(audit).fixed(origin).take());
}

Digest ChainHasher::next(const Digest &previous, std::uint64_t number, ByteView body)
{
    struct Head {
        std::array<std::uint8_t, 4> domain{'P', 'L', 'C', kSha256Algorithm};
        std::array<std::uint8_t, 8> number;
        Digest previous;
        std::array<std::uint8_t, 4> size;
    } head;
    static_assert(sizeof(Head) == 48);
    head.number = bigEndian<8>(number);
    head.previous = previous;
    head.size = bigEndian<4>(body.size());
    const auto *const bytes = reinterpret_cast<const std::uint8_t *>(&head); // all of bytes, so without gaps
    return m_hash.update(ByteView(bytes, sizeof head)).update(body).finish();
}

} // namespace plumbline::core::trust
