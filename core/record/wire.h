#pragma once
// Protobuf's wire format (varints, tags, length-prefixed bytes), written and read by hand: a change's bytes are hashed
// for good, so they must not depend on a library's choices, and a tap must not pay for a message object.
// change.proto beside this file is the schema.

#include "core/base/bytes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

namespace plumbline::core::record::wire {

enum class Type : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

inline std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

inline std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

/// Bytes under way: grows as a vector does and keeps its room, but never fills what is about to be written.
class Scratch {
public:
    void clear() { m_size = 0; }
    ByteView view() const { return {m_bytes.get(), m_size}; }

    void push_back(std::uint8_t byte)
    {
        if (m_size == m_room)
            grow(1);
        m_bytes[m_size++] = byte;
    }
    void append(ByteView bytes)
    {
        if (bytes.size() > m_room - m_size)
            grow(bytes.size());
        if (!bytes.empty())
            std::memcpy(m_bytes.get() + m_size, bytes.data(), bytes.size());
        m_size += bytes.size();
    }

private:
    void grow(std::size_t least)
    {
        constexpr std::size_t kFirst = 512;
        const std::size_t room = std::max({kFirst, 2 * m_room, m_size + least});
        std::unique_ptr<std::uint8_t[]> bytes(new std::uint8_t[room]);
        if (m_size != 0)
            std::memcpy(bytes.get(), m_bytes.get(), m_size);
        m_bytes = std::move(bytes);
        m_room = room;
    }

    std::unique_ptr<std::uint8_t[]> m_bytes;
    std::size_t m_size = 0;
    std::size_t m_room = 0;
};

inline void append(Bytes &out, ByteView bytes)
{
    out.insert(out.end(), bytes.begin(), bytes.end());
}

inline void append(Scratch &out, ByteView bytes)
{
    out.append(bytes);
}

template <class Out>
class BasicWriter {
public:
    explicit BasicWriter(Out &out) : m_out(out) { }

    void varint(std::uint64_t value)
    {
        if (value < 0x80) // nearly all
            m_out.push_back(static_cast<std::uint8_t>(value));
        else
            longVarint(value);
    }
    void raw(ByteView bytes) { append(m_out, bytes); }
    void prefixed(ByteView bytes)
    {
        varint(bytes.size());
        raw(bytes);
    }
    void prefixed(std::string_view text) { prefixed(asBytes(text)); }

    void field(int number, std::uint64_t value)
    {
        varint(static_cast<std::uint64_t>(number) << 3);
        varint(value);
    }
    void field(int number, ByteView bytes)
    {
        varint(static_cast<std::uint64_t>(number) << 3 | static_cast<std::uint64_t>(Type::Bytes));
        prefixed(bytes);
    }
    void field(int number, std::string_view text) { field(number, asBytes(text)); }

private:
    void longVarint(std::uint64_t value)
    {
        std::array<std::uint8_t, 10> bytes;
        std::size_t size = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[size++] = static_cast<std::uint8_t>(value | 0x80);
        bytes[size++] = static_cast<std::uint8_t>(value);
        raw(ByteView(bytes).first(size));
    }

    Out &m_out;
};

using Writer = BasicWriter<Bytes>;
using ScratchWriter = BasicWriter<Scratch>; ///< for what comes by the hundred thousand

/// Never reads past the end; the first malformed byte makes failed() true for good and ends every loop.
class Reader {
public:
    explicit Reader(ByteView in) : m_in(in) { }

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_failed || m_at == m_in.size(); }
    std::size_t position() const { return m_at; }

    std::uint64_t varint()
    {
        if (m_at < m_in.size() && m_in[m_at] < 0x80) // nearly all
            return m_in[m_at++];
        return longVarint();
    }
    ByteView raw(std::uint64_t size)
    {
        if (m_failed || size > m_in.size() - m_at) {
            m_failed = true;
            return {};
        }
        const ByteView bytes = m_in.subspan(m_at, size);
        m_at += size;
        return bytes;
    }
    ByteView prefixed()
    {
        const std::uint64_t size = varint();
        return raw(size);
    }
    std::string text() { return std::string(asText(prefixed())); }

    /// The next field's number and type; call one of the readers above or skip() after it.
    std::pair<int, Type> tag()
    {
        const std::uint64_t tag = varint();
        const std::uint64_t number = tag >> 3;
        if (number == 0 || number > 0x1fffffff)
            m_failed = true;
        return {static_cast<int>(number), static_cast<Type>(tag & 7)};
    }
    void skip(Type type)
    {
        switch (type) {
        case Type::Varint:
            varint();
            return;
        case Type::Fixed64:
            raw(8);
            return;
        case Type::Bytes:
            prefixed();
            return;
        case Type::Fixed32:
            raw(4);
            return;
        }
        m_failed = true;
    }

private:
    std::uint64_t longVarint()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_at >= m_in.size())
                break;
            const std::uint8_t byte = m_in[m_at++];
            if (shift == 63 && byte > 1)
                break;
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        m_failed = true;
        return 0;
    }

    ByteView m_in;
    std::size_t m_at = 0;
    bool m_failed = false;
};

} // namespace plumbline::core::record::wire
