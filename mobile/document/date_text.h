#pragma once
// Moments as the record writes them.

#include <QDateTime>

#include <cstdint>
#include <string>

namespace plumbline::mobile {

/// ISO 8601 with the offset of this place, to the second; from milliseconds since 1970 (UTC).
inline std::string dateText(std::int64_t ms)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate).toStdString();
}

} // namespace plumbline::mobile
