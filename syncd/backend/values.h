#pragma once
// Fixed-size arrays as database values, and back.

#include "core/base/bytes.h"

#include <algorithm>

namespace plumbline::backend {

template <class Array>
core::Bytes asValue(const Array &array)
{
    return core::Bytes(array.begin(), array.end());
}

/// Too short or too long gives an array that is nobody's: it is found out where it is checked.
template <class Array>
Array arrayOf(const core::Bytes &bytes)
{
    Array array{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), array.size()), array.begin());
    return array;
}

} // namespace plumbline::backend
