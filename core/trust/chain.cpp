#include "core/trust/chain.h"

#include "core/trust/message.h"

namespace plumbline::core::trust {

Digest genesis(std::string_view audit, const record::OriginId &origin)
{
    return sha256(Message("plumbline.chain/1 sha256\n").prefixed(audit).fixed(origin).take());
}

Digest ChainHasher::next(const Digest &previous, std::uint64_t number, ByteView body)
{
    static constexpr std::uint8_t kDomain[] = {'P', 'L', 'C', kSha256Algorithm};
    m_message.clear();
    m_message.insert(m_message.end(), std::begin(kDomain), std::end(kDomain));
    for (int shift = 56; shift >= 0; shift -= 8)
        m_message.push_back(static_cast<std::uint8_t>(number >> shift));
    m_message.insert(m_message.end(), previous.begin(), previous.end());
    for (int shift = 24; shift >= 0; shift -= 8)
        m_message.push_back(static_cast<std::uint8_t>(body.size() >> shift));
    m_message.insert(m_message.end(), body.begin(), body.end());
    return m_hash.update(m_message).finish();
}

} // namespace plumbline::core::trust
