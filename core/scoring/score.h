#pragma once
// The one rule engine: a pure function from a typed audit to a typed result. It never reads a clock, a file or a
// setting.

#include "core/audit/audit.h"
#include "core/sampling/sampling.h"
#include "core/scoring/rational.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace plumbline::core::scoring {

using standard::ItemIndex;

enum class Indication { Met, NotMet, NotRecorded, NoCases };

/// What still keeps the result from being final. Which members are set follows exchange.md.
struct Missing {
    enum class What { Answer, Conclusion, Evaluation, Justification, Management, Sample, SampleUnverified };
    What what;
    std::optional<std::string> project;
    std::optional<std::string> evaluation;
    std::optional<ItemIndex> item;
    bool operator==(const Missing &) const = default;
};

/// The word of exchange.md: "answer", "sample_unverified", ...
std::string_view name(Missing::What what);
std::string_view name(Indication indication);

/// A score from 0 to 100; nothing where there is nothing to score.
using Score = std::optional<Rational>;

struct EvaluationScore {
    std::size_t index; ///< in Audit::evaluations
    bool complete = false;
    bool counts = false; ///< complete, not excluded, inside the sample
    Score score;         ///< of what is answered so far
};

struct DimensionScore {
    Score service;
    Score management;
};

struct Interval {
    std::string lower, upper; ///< cut to two decimals, inside [0, 100]
};

struct IndicatorState {
    std::string_view code;
    Indication state = Indication::NotRecorded;
    Score total; ///< the ratio over all months in per cent, as advice; only 5.3.2 to 5.3.5
};

struct StarsRange {
    int worst = 0;
    int best = 0;
};

/// All of rules.md for one audit.
struct AuditResult {
    Score service;
    std::size_t evaluations = 0; ///< that count
    std::optional<Interval> interval;
    std::vector<int> straddles; ///< of 60, 80, 90

    Score management;
    int level = 0; ///< 0 below three, else 3 to 5

    std::optional<audit::Conclusion> conclusion;
    std::array<IndicatorState, 9> indicators; ///< in the order of standard::indicators()

    std::size_t projects = 0;
    std::optional<std::uint64_t> required;
    std::vector<std::string> current; ///< the sample after replacements
    bool verified = false;
    std::vector<Text> objections; ///< why the sample is not verified

    bool pass = false;
    int stars = 0;
    bool final = false;
    std::vector<Missing> missing;           ///< in the order of exchange.md
    std::vector<std::string> outsideSample; ///< evaluation ids, sorted
    StarsRange possible;
    std::array<DimensionScore, 5> dimensions;
    std::vector<EvaluationScore> evaluationScores; ///< one for each of Audit::evaluations
};

AuditResult score(const audit::Audit &audit);

/// The same with what sampling::examine said of the audit's sample (nothing: Standing{}), for callers that score again
/// after every tap: hashing the project list is most of the work then. The standing must be of this sample and list.
AuditResult score(const audit::Audit &audit, const sampling::Standing &standing);

} // namespace plumbline::core::scoring
