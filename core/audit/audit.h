#pragma once
// The typed audit: plain values that audit files are read into and changes fold into. Members follow exchange.md.

#include "core/standard/catalogue.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plumbline::core::audit {

using standard::ItemIndex;

/// Members of an object of the audit file that this version does not know: name and raw JSON text, kept as they were.
using UnknownMembers = std::vector<std::pair<std::string, std::string>>;

struct Organisation {
    std::string name;
    UnknownMembers unknown;
    bool operator==(const Organisation &) const = default;
};

struct Project {
    std::string id;
    std::string name;
    std::string kind;
    std::string customer;
    std::string completed; ///< date YYYY-MM-DD or empty
    UnknownMembers unknown;
    bool operator==(const Project &) const = default;
};

struct Replacement {
    std::string out;
    std::string in;
    std::string reason;
    UnknownMembers unknown;
    bool operator==(const Replacement &) const = default;
};

/// 4.1.3.1. An empty `drawn` is no sample.
struct Sample {
    std::string seed;
    std::optional<std::string> frame; ///< SHA-256 of the project list as drawn from, lower-case hex
    std::optional<std::int64_t> size;
    std::vector<std::string> drawn;
    std::vector<Replacement> replacements;
    UnknownMembers unknown;
    bool operator==(const Sample &) const = default;
};

/// An experience coefficient in thousandths, 0 to 1000.
using Alpha = int;

struct Answer {
    ItemIndex item = 0;
    std::optional<int> likert;              ///< 1 to 5; open without
    std::optional<Alpha> alpha;             ///< inside the band of `likert`; level / 5 without
    std::optional<std::string> notInvolved; ///< the reason as written; only one that isn't white space holds
    std::string note;
    UnknownMembers unknown;
    bool operator==(const Answer &) const = default;
};

enum class EvaluatorKind { Customer, Auditor };

/// One person's answers at one visit (6.1.1).
struct Evaluation {
    std::string id;
    std::string project;
    EvaluatorKind kind = EvaluatorKind::Customer;
    std::string evaluator;               ///< by.name
    std::string at;                      ///< ISO 8601 with offset, or empty
    std::optional<std::string> excluded; ///< the reason as written; only one that isn't white space holds
    std::vector<Answer> answers;         ///< ascending by item, each item at most once
    UnknownMembers unknown;
    UnknownMembers unknownBy;
    bool operator==(const Evaluation &) const = default;
};

/// One of the 52 management items (6.1.2).
struct Grade {
    ItemIndex item = 0;
    std::optional<int> level; ///< 1 to 5; open without
    std::optional<std::string> notInvolved;
    std::string note;
    UnknownMembers unknown;
    bool operator==(const Grade &) const = default;
};

/// The satisfaction total of a month as the exact decimal it was written as: digits / 10^scale.
struct Decimal {
    std::string text; ///< as written: digits, optionally a point and digits
    bool operator==(const Decimal &) const = default;
};

/// Note 1 of Appendix 1. Counts are >= 0.
struct ServiceMonth {
    std::string month; ///< YYYY-MM
    std::optional<std::int64_t> issues, responded, closed, complaints, complaintsSolved, surveyed;
    std::optional<Decimal> satisfactionTotal;
    UnknownMembers unknown;
    bool operator==(const ServiceMonth &) const = default;
};

struct IndicatorMark {
    std::optional<bool> met;
    std::string note;
    UnknownMembers unknown;
    bool operator==(const IndicatorMark &) const = default;
};

enum class Conclusion { Met, NotMet };

/// 6.2.
struct Conformity {
    std::map<std::string, IndicatorMark> indicators; ///< by clause, "5.0.1"
    std::optional<Conclusion> conclusion;
    std::string justification;
    UnknownMembers unknown;
    bool operator==(const Conformity &) const = default;
};

struct Audit {
    std::string id;
    std::string standard{standard::kStandardId};
    Organisation organisation;
    std::vector<Project> projects; ///< in the order of the list that was drawn from
    std::optional<Sample> sample;
    std::map<ItemIndex, std::string> notInvolved; ///< for the whole audit: item to reason as written
    std::vector<Evaluation> evaluations;
    std::vector<Grade> management; ///< ascending by item
    std::vector<ServiceMonth> serviceMonths;
    Conformity conformity;
    UnknownMembers unknown;
    bool operator==(const Audit &) const = default;
};

/// Whether a reason holds: not absent, not only white space (Unicode White_Space, UTF-8).
bool isReason(const std::optional<std::string> &reason);
bool isReason(const std::string &reason);

} // namespace plumbline::core::audit
