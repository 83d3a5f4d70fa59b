#pragma once
// Rows as PostgreSQL's COPY takes them, in its binary format: each value is written once, where it is sent from.

#include "core/base/bytes.h"

#include <cstdint>
#include <string_view>

namespace plumbline::backend {

class CopyRows {
public:
    CopyRows();

    /// Begins a row; then one call a column.
    void row(std::int16_t columns);
    void text(std::string_view value);
    void bytes(core::ByteView value);
    void number(std::int64_t value);

    bool empty() const { return m_rows == 0; }
    core::Bytes finish() &&;

private:
    void length(std::size_t size);

    core::Bytes m_bytes;
    std::size_t m_rows = 0;
};

} // namespace plumbline::backend
