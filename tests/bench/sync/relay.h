#pragma once
// A TCP relay on loopback that counts what passes: all bytes on the wire, TLS and its handshake included.

#include <atomic>
#include <cstdint>
#include <memory>

namespace plumbline::bench {

class Relay {
public:
    explicit Relay(std::uint16_t toPort);
    ~Relay();

    std::uint16_t port() const;
    std::uint64_t bytesUp() const;   ///< towards the server
    std::uint64_t bytesDown() const; ///< from it
    void reset();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::bench
