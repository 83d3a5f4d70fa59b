#pragma once

#include <cstdint>

namespace plumbline::core::store {

/// How far the rows of a store have been looked through since it was opened: see look_through.h.
struct Looked {
    enum Place : std::uint8_t { Log, Registers, Settings, Receipts, Checkpoints, End } place = Log;
    std::int64_t key = 0; ///< of the last row that was; of receipts, how many were
};

} // namespace plumbline::core::store
