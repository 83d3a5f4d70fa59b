#include "core/base/random.h"

#include <openssl/rand.h>

#include <cstdlib>

namespace plumbline::core {

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    // A key made of predictable bytes would be worse than no program.
    if (!bytes.empty() && RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        std::abort();
}

} // namespace plumbline::core
