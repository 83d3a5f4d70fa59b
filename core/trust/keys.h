#pragma once
// Secrets of a store: 32 bytes that are wiped when they go, and keys derived from one another by HKDF-SHA256.

#include "core/base/bytes.h"
#include "core/base/random.h"

#include <array>
#include <memory>

namespace plumbline::core::trust {

/// 256 bits, wiped when destroyed.
class Key {
public:
    Key() = default;
    explicit Key(Random &random) { random.fill(m_bytes); }
    explicit Key(ByteView bytes32);
    Key(const Key &) = default;
    Key &operator=(const Key &) = default;
    ~Key();

    ByteView bytes() const { return m_bytes; }
    std::span<std::uint8_t> mutableBytes() { return m_bytes; }

    /// A key for one purpose; `purpose` is the HKDF info. Knowing one tells nothing of the others.
    Key derive(std::string_view purpose) const;

private:
    std::array<std::uint8_t, 32> m_bytes{};
};

/// Overwrites bytes in a way that the compiler may not leave out.
void wipe(std::span<std::uint8_t> bytes);

/// First 16 bytes of HMAC-SHA256: finds a row by a name that nobody can read in the file.
using Tag = std::array<std::uint8_t, 16>;
Tag keyedTag(const Key &key, std::string_view name);

/// The same for many names under one key, which is set once. Used by one thread at a time.
class Tagger {
public:
    explicit Tagger(const Key &key);
    ~Tagger();
    Tagger(const Tagger &) = delete;
    Tagger &operator=(const Tagger &) = delete;

    Tag of(std::string_view name) const;

private:
    std::unique_ptr<class Hmac> m_hmac;
};

} // namespace plumbline::core::trust
