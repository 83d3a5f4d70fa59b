#include "syncd/backend/copy_rows.h"

#include "syncd/backend/big_endian.h"

namespace plumbline::backend {

using namespace core;

CopyRows::CopyRows()
{
    constexpr std::string_view kSignature("PGCOPY\n\377\r\n\0", 11);
    m_bytes.assign(kSignature.begin(), kSignature.end());
    appendBigEndian(m_bytes, std::int32_t(0)); // no flags
    appendBigEndian(m_bytes, std::int32_t(0)); // no header extension
}

void CopyRows::row(std::int16_t columns)
{
    ++m_rows;
    appendBigEndian(m_bytes, columns);
}

void CopyRows::length(std::size_t size)
{
    appendBigEndian(m_bytes, static_cast<std::int32_t>(size));
}

void CopyRows::text(std::string_view value)
{
    bytes(asBytes(value));
}

void CopyRows::bytes(ByteView value)
{
    length(value.size());
    m_bytes.insert(m_bytes.end(), value.begin(), value.end());
}

void CopyRows::number(std::int64_t value)
{
    length(sizeof value);
    appendBigEndian(m_bytes, value);
}

Bytes CopyRows::finish() &&
{
    appendBigEndian(m_bytes, std::int16_t(-1));
    return std::move(m_bytes);
}

} // namespace plumbline::backend
