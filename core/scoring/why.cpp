#include "core/scoring/why.h"

#include "core/scoring/sources.h"
#include "core/scoring/thresholds.h"

#include <algorithm>

namespace plumbline::core::scoring {

namespace {

/// Cut like every figure; what is left of less than a hundredth is not called nothing.
Text amount(const Rational &points)
{
    const std::string cut = cutToHundredths(points);
    if (cut == "0.00")
        return {"不到 0.01 分", "less than 0.01 points"};
    return {cut + " 分", cut + " points"};
}

template <class Effect>
void mostLostFirst(std::vector<Effect> &effects)
{
    std::erase_if(effects, [](const Effect &effect) { return effect.lost == 0; });
    std::stable_sort(effects.begin(), effects.end(), [](const Effect &l, const Effect &r) { return l.lost > r.lost; });
}

Hurdle scoreHurdle(Hurdle::Condition condition, const Score &reached, int needed, const FigureSources &sources)
{
    Hurdle hurdle{condition, {}, needed, needed - reached.value_or(Rational(0)), {}, {}, {}};
    hurdle.dimensions.assign(sources.dimensions.begin(), sources.dimensions.end());
    mostLostFirst(hurdle.dimensions);
    hurdle.items = sources.items;
    mostLostFirst(hurdle.items);
    Rational gained = 0;
    const auto enough = std::find_if(hurdle.items.begin(), hurdle.items.end(), [&](const ItemEffect &item) {
        const bool reachedNow = gained >= hurdle.shortBy;
        gained += item.lost;
        return reachedNow;
    });
    hurdle.items.erase(enough, hurdle.items.end());

    const bool service = condition == Hurdle::Condition::Service;
    const Text figure =
        service ? Text{"服务特性测评得分", "the service score"} : Text{"管理成熟度得分", "the management score"};
    const std::string bar = std::to_string(needed);
    if (!reached) {
        hurdle.sentence = {figure.zh + "还没有，需达到 " + bar + " 分",
                           figure.en + " is not there yet; it takes " + bar};
        return hurdle;
    }
    const Text lack = amount(hurdle.shortBy);
    const std::string is = cutToHundredths(*reached);
    hurdle.sentence = {figure.zh + "为 " + is + "，需达到 " + bar + " 分，还差 " + lack.zh,
                       figure.en + " is " + is + "; it takes " + bar + ", " + lack.en + " more"};
    return hurdle;
}

Hurdle conformityHurdle(const AuditResult &result)
{
    Hurdle hurdle{Hurdle::Condition::Conformity, {}, 0, 0, {}, {}, {}};
    for (const IndicatorState &indicator : result.indicators)
        if (indicator.state == Indication::NotMet || indicator.state == Indication::NotRecorded)
            hurdle.indicators.push_back(indicator.code);
    hurdle.sentence = result.conclusion
        ? Text{"符合性结论为不满足（6.2）", "the conclusion on conformity is not met (6.2)"}
        : Text{"还没有记录符合性结论（6.2）", "the conclusion on conformity is not recorded yet (6.2)"};
    return hurdle;
}

int leastScore(int level)
{
    for (const LevelRow &row : kLevelRows)
        if (row.level == level)
            return row.management;
    return 0;
}

} // namespace

Why why(const audit::Audit &audit, const AuditResult &result)
{
    Why why;
    why.service = serviceSources(audit, result);
    why.management = managementSources(audit);
    for (const StarRow &row : kStarRows) {
        if (row.stars <= result.stars)
            continue;
        why.nextStars = row.stars;
        if (result.conclusion != audit::Conclusion::Met)
            why.hurdles.push_back(conformityHurdle(result));
        if (result.level < row.level)
            why.hurdles.push_back(
                scoreHurdle(Hurdle::Condition::Management, result.management, leastScore(row.level), why.management));
        if (!result.service || *result.service < row.service)
            why.hurdles.push_back(scoreHurdle(Hurdle::Condition::Service, result.service, row.service, why.service));
        break;
    }
    return why;
}

} // namespace plumbline::core::scoring
