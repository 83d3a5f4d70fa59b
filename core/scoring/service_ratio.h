#pragma once
// The four monthly ratios of note 1 of Appendix 1.

#include "core/scoring/score.h"

#include <optional>
#include <span>
#include <string_view>

namespace plumbline::core::scoring {

enum class ServiceRatio {
    Response,     ///< A, 5.3.2: responded / issues
    Closing,      ///< B, 5.3.3: closed / issues
    Complaints,   ///< C, 5.3.4: complaints solved / complaints
    Satisfaction, ///< D, 5.3.5: satisfaction total / surveyed
};

/// The ratio that an indicator takes from the months; nothing for the others.
std::optional<ServiceRatio> ratioOf(std::string_view indicator);

struct RatioStanding {
    Indication state; ///< Met, NotMet or NoCases
    Score total;      ///< over all months together, in per cent; nothing without cases
};

/// Nothing where the months do not hold the figures: none has both, or one has only one of them.
std::optional<RatioStanding> standingOf(ServiceRatio ratio, std::span<const audit::ServiceMonth> months);

} // namespace plumbline::core::scoring
