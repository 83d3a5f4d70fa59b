#pragma once
// What a measured program tells of itself.

#include <QFile>
#include <QRegularExpression>

#include <chrono>

namespace plumbline::bench {

/// On the clock that its parent reads too.
inline double steadyMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

inline double residentMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression resident(QStringLiteral("VmRSS:\\s+(\\d+) kB"));
    return resident.match(QString::fromLatin1(status.readAll())).captured(1).toDouble() / 1024;
}

} // namespace plumbline::bench
