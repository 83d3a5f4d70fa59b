#pragma once
// Bytes to hash or sign: the domain first, then fields of fixed size or with their length before them, so that no two
// different messages have the same bytes.

#include "core/base/bytes.h"

namespace plumbline::core::trust {

class Message {
public:
    /// `domain` ends the same way for all of its kind: "plumbline.NAME/VERSION ALGORITHM\n".
    explicit Message(std::string_view domain) { fixed(asBytes(domain)); }

    Message &fixed(ByteView bytes)
    {
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        return *this;
    }
    Message &number(std::uint64_t value)
    {
        for (int shift = 56; shift >= 0; shift -= 8)
            m_bytes.push_back(static_cast<std::uint8_t>(value >> shift));
        return *this;
    }
    Message &prefixed(ByteView bytes) { return number(bytes.size()).fixed(bytes); }
    Message &prefixed(std::string_view text) { return prefixed(asBytes(text)); }

    Bytes take() { return std::move(m_bytes); }

private:
    Bytes m_bytes;
};

} // namespace plumbline::core::trust
