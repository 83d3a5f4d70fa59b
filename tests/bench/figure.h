#pragma once
// One line of JSON for each figure, as run.py reads it.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace plumbline::bench {

inline double medianOf(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

inline double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Seconds that the work takes.
template <class Work>
double secondsOf(const Work &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Held against a limit measured in the same run.
inline void printRatio(const char *name, double value, const char *unit, const char *limit, double limitValue,
                       double bar, bool atLeast)
{
    const double ratio = value / limitValue;
    std::printf("{\"name\": \"%s\", \"value\": %.6g, \"unit\": \"%s\", \"limit\": \"%s\", \"limit_value\": %.6g, "
                "\"ratio\": %.4g, \"bar\": %g, \"holds\": %s}\n",
                name, value, unit, limit, limitValue, ratio, bar,
                (atLeast ? ratio >= bar : ratio <= bar) ? "true" : "false");
    std::fflush(stdout);
}

/// Held against the bar itself.
inline void printValue(const char *name, double value, const char *unit, double bar, bool atLeast = false)
{
    std::printf("{\"name\": \"%s\", \"value\": %.6g, \"unit\": \"%s\", \"limit\": null, \"limit_value\": null, "
                "\"ratio\": null, \"bar\": %g, \"holds\": %s}\n",
                name, value, unit, bar, (atLeast ? value >= bar : value <= bar) ? "true" : "false");
    std::fflush(stdout);
}

} // namespace plumbline::bench
