#include "core/trust/chain.h"

#include "core/trust/message.h"

#include <algorithm>

namespace plumbline::core::trust {

Digest genesis(std::string_view audit, const record::OriginId &origin)
{
    return sha256(Message("plumbline.chain/1 sha256\n").prefixed(audit).fixed(origin).take());
}

Digest ChainHasher::next(const Digest &previous, std::uint64_t number, ByteView body)
{
    // Verifying a million changes is mostly this: one buffer, filled without growing it byte by byte, and one update.
    static constexpr std::uint8_t kDomain[] = {'P', 'L', 'C', kSha256Algorithm};
    constexpr std::size_t kHead = sizeof kDomain + 8 + sizeof(Digest) + 4;
    if (m_message.size() < kHead + body.size())
        m_message.resize(2 * (kHead + body.size()));
    std::uint8_t *out = std::ranges::copy(kDomain, m_message.data()).out;
    for (int shift = 56; shift >= 0; shift -= 8)
        *out++ = static_cast<std::uint8_t>(number >> shift);
    out = std::ranges::copy(previous, out).out;
    for (int shift = 24; shift >= 0; shift -= 8)
        *out++ = static_cast<std::uint8_t>(body.size() >> shift);
    std::ranges::copy(body, out);
    return m_hash.update(ByteView(m_message.data(), kHead + body.size())).finish();
}

} // namespace plumbline::core::trust
