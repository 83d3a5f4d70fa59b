#include "core/scoring/points.h"

#include <numeric>

namespace plumbline::core::scoring {

namespace {

/// Thousandths of a point per point due, to per cent.
constexpr int kPerCent = 10;

} // namespace

std::int64_t leastCommonMultiple(std::int64_t left, std::int64_t right)
{
    // Dues are sums of at most 52 times five points: even the multiple of all of them stays below 2^50.
    return std::lcm(left, right);
}

Score Points::score() const
{
    if (due == 0)
        return {};
    const std::int64_t whole = std::int64_t{due} * kPerCent;
    const std::int64_t divisor = std::gcd(actual, whole);
    return Rational(actual / divisor, whole / divisor);
}

void ScoreMean::add(const Points &points, std::uint64_t times)
{
    if (points.due == 0 || times == 0)
        return;
    const auto due = static_cast<std::size_t>(points.due);
    if (m_actualByDue.size() <= due)
        m_actualByDue.resize(due + 1);
    m_actualByDue[due] += points.actual * static_cast<std::int64_t>(times);
    m_count += times;
}

Score ScoreMean::mean() const
{
    if (m_count == 0)
        return {};
    std::int64_t common = 1;
    for (std::size_t due = 1; due < m_actualByDue.size(); ++due)
        if (m_actualByDue[due] != 0)
            common = leastCommonMultiple(common, static_cast<std::int64_t>(due));
    Integer sum = 0;
    for (std::size_t due = 1; due < m_actualByDue.size(); ++due)
        if (m_actualByDue[due] != 0)
            sum += Integer(m_actualByDue[due]) * (common / static_cast<std::int64_t>(due));
    return Rational(sum, Integer(common) * kPerCent * m_count);
}

} // namespace plumbline::core::scoring
