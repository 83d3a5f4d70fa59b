#include "core/scoring/interval.h"

#include "core/scoring/t_quantile.h"
#include "core/scoring/thresholds.h"

#include <algorithm>

namespace plumbline::core::scoring {

namespace {

/// The evaluations of one project: their number, and the sum of their scores in units of 1 / (10 x common).
struct Cluster {
    std::int64_t evaluations = 0;
    Integer sum = 0;
};

/// Mean of all evaluations and its variance, exact.
struct Estimate {
    Rational mean;
    Rational variance;
};

Estimate estimate(const std::vector<Cluster> &clusters, std::int64_t common, std::uint64_t population)
{
    Integer evaluations = 0;
    Integer total = 0;
    for (const Cluster &cluster : clusters) {
        evaluations += cluster.evaluations;
        total += cluster.sum;
    }
    // d(j) = (M sum(j) - m(j) total) / (10 common M): the squares are summed in whole numbers.
    Integer squares = 0;
    Integer deviation;
    for (const Cluster &cluster : clusters) {
        deviation = evaluations * cluster.sum - cluster.evaluations * total;
        squares += deviation * deviation;
    }
    const Integer unit = Integer(common) * 10;
    const Integer n = clusters.size();
    const Integer scale = unit * evaluations * evaluations;
    return {Rational(total, unit * evaluations),
            Rational((population - n) * n * squares, population * (n - 1) * scale * scale)};
}

/// Hundredths of mean - sqrt(radiusSquared) and mean + sqrt(radiusSquared), cut, and clipped to [0, 100].
Interval cutInterval(const Rational &mean, const Rational &radiusSquared)
{
    // With mean = p / q and radius^2 = u / w both ends are (p w -+ sqrt(u w q^2)) / (q w): an integer root is enough.
    const Integer p = 100 * numerator(mean);
    const Integer q = denominator(mean);
    const Integer u = 10'000 * numerator(radiusSquared);
    const Integer w = denominator(radiusSquared);
    const Integer centre = p * w;
    const Integer whole = q * w;
    const Integer square = u * w * q * q;
    const Integer root = sqrt(square);
    const Integer rootAbove = root * root == square ? root : Integer(root + 1);
    const Integer lower = centre - rootAbove;
    const Integer upper = centre + root;
    const Integer most = 10'000;
    return {hundredthsText(lower < 0 ? Integer(0) : Integer(lower / whole)),
            hundredthsText(std::min(most, Integer(upper / whole)))};
}

/// lower < threshold <= upper, before cutting.
bool straddles(const Rational &mean, const Rational &radiusSquared, int threshold)
{
    const Rational distance = mean - threshold;
    return distance >= 0 ? distance * distance < radiusSquared : distance * distance <= radiusSquared;
}

} // namespace

IntervalFindings intervalOf(std::span<const EvaluationPlace> places, std::span<const EvaluationTally> tallies,
                            std::size_t currentProjects, std::uint64_t population)
{
    const auto counts = [&](std::size_t i) {
        return places[i].kind == EvaluationPlace::Kind::Inside && tallies[i].complete();
    };
    std::int64_t common = 1;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (counts(i) && common % tallies[i].points.due != 0)
            common = leastCommonMultiple(common, tallies[i].points.due);
    std::vector<Cluster> clusters(currentProjects);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!counts(i))
            continue;
        Cluster &cluster = clusters[places[i].project];
        ++cluster.evaluations;
        // At most 1000 x common, which fits 64 bits.
        cluster.sum += tallies[i].points.actual * (common / tallies[i].points.due);
    }
    std::erase_if(clusters, [](const Cluster &cluster) { return cluster.evaluations == 0; });
    if (clusters.size() < 2)
        return {};

    const Estimate estimated = estimate(clusters, common, population);
    const Rational radiusSquared = tSquared(clusters.size() - 1) * estimated.variance;
    IntervalFindings findings{cutInterval(estimated.mean, radiusSquared), {}};
    for (const StarRow &row : kStarRows)
        if (straddles(estimated.mean, radiusSquared, row.service))
            findings.straddles.push_back(row.service);
    return findings;
}

} // namespace plumbline::core::scoring
