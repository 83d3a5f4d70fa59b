#include "core/base/clock.h"

#include <chrono>

namespace plumbline::core {

std::int64_t SystemClock::nowMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace plumbline::core
