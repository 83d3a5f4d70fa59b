#pragma once

#include <cstdio>
#include <cstdlib>

namespace plumbline::fuzz {

/// What must hold for every input: the fuzzer keeps the one for which it does not.
inline void require(bool truth, const char *what)
{
    if (truth)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

} // namespace plumbline::fuzz
