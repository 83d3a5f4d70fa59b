#include "core/scoring/indicators.h"

#include "core/scoring/service_ratio.h"

#include <algorithm>

namespace plumbline::core::scoring {

std::array<IndicatorState, 9> indicatorsOf(const audit::Audit &audit)
{
    std::array<IndicatorState, 9> states;
    const std::span<const standard::Indicator> known = standard::indicators();
    for (std::size_t i = 0; i < states.size() && i < known.size(); ++i) {
        IndicatorState &state = states[i];
        state.code = known[i].code;
        if (const std::optional<ServiceRatio> ratio = ratioOf(state.code)) {
            if (const std::optional<RatioStanding> standing = standingOf(*ratio, audit.serviceMonths)) {
                state.state = standing->state;
                state.total = standing->total;
                continue;
            }
        }
        const auto mark = audit.conformity.indicators.find(std::string(state.code));
        if (mark != audit.conformity.indicators.end() && mark->second.met)
            state.state = *mark->second.met ? Indication::Met : Indication::NotMet;
    }
    return states;
}

bool takesJustification(const std::array<IndicatorState, 9> &indicators)
{
    return std::any_of(indicators.begin(), indicators.end(), [](const IndicatorState &indicator) {
        return indicator.state == Indication::NotMet || indicator.state == Indication::NotRecorded;
    });
}

} // namespace plumbline::core::scoring
