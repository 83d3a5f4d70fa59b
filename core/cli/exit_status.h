#pragma once

#include "core/base/result.h"

namespace plumbline::core::cli {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1; ///< I/O, network, store
inline constexpr int kWrong = 2;  ///< the command line or the input

/// A file named on the command line that is not there is a wrong command line.
inline int statusOf(ErrorCode code)
{
    return code == ErrorCode::InvalidInput || code == ErrorCode::NotFound ? kWrong : kFailed;
}

} // namespace plumbline::core::cli
