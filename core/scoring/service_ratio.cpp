#include "core/scoring/service_ratio.h"

#include "core/scoring/decimal.h"
#include "core/scoring/thresholds.h"

namespace plumbline::core::scoring {

namespace {

/// One month of one ratio. `part` is written out because a satisfaction total is a decimal of any length.
struct MonthFigures {
    std::optional<audit::Decimal> part;
    std::optional<std::int64_t> cases;
};

std::optional<audit::Decimal> decimalOf(const std::optional<std::int64_t> &count)
{
    if (!count)
        return {};
    return audit::Decimal{std::to_string(*count)};
}

MonthFigures figuresOf(ServiceRatio ratio, const audit::ServiceMonth &month)
{
    switch (ratio) {
    case ServiceRatio::Response:
        return {decimalOf(month.responded), month.issues};
    case ServiceRatio::Closing:
        return {decimalOf(month.closed), month.issues};
    case ServiceRatio::Complaints:
        return {decimalOf(month.complaintsSolved), month.complaints};
    case ServiceRatio::Satisfaction:
        break;
    }
    return {month.satisfactionTotal, month.surveyed};
}

int percentOf(ServiceRatio ratio)
{
    return ratio == ServiceRatio::Satisfaction ? kSatisfactionPercent : 100;
}

} // namespace

std::optional<ServiceRatio> ratioOf(std::string_view indicator)
{
    if (indicator == "5.3.2")
        return ServiceRatio::Response;
    if (indicator == "5.3.3")
        return ServiceRatio::Closing;
    if (indicator == "5.3.4")
        return ServiceRatio::Complaints;
    if (indicator == "5.3.5")
        return ServiceRatio::Satisfaction;
    return {};
}

std::optional<RatioStanding> standingOf(ServiceRatio ratio, std::span<const audit::ServiceMonth> months)
{
    bool hasFigures = false;
    bool everyMonthMeets = true;
    Integer cases = 0;
    std::optional<Rational> parts = Rational(0);
    for (const audit::ServiceMonth &month : months) {
        const MonthFigures figures = figuresOf(ratio, month);
        if (!figures.part && !figures.cases)
            continue;
        if (!figures.part || !figures.cases)
            return {};
        hasFigures = true;
        cases += *figures.cases;
        if (*figures.cases > 0 && !isAtLeast(*figures.part, Integer(*figures.cases) * percentOf(ratio)))
            everyMonthMeets = false;
        const std::optional<Rational> part = parts ? valueOf(*figures.part) : std::nullopt;
        parts = part ? std::optional<Rational>(*parts + *part) : std::nullopt;
    }
    if (!hasFigures)
        return {};
    if (cases == 0)
        return RatioStanding{Indication::NoCases, {}};
    return RatioStanding{everyMonthMeets ? Indication::Met : Indication::NotMet,
                         parts ? Score(*parts * 100 / cases) : Score()};
}

} // namespace plumbline::core::scoring
