#pragma once

#include "core/audit/audit.h"

#include <random>

namespace plumbline::test {

namespace audit = core::audit;
namespace standard = core::standard;

/// A random audit that uses every member, with unknown ones of every kind.
class RandomAudit {
public:
    explicit RandomAudit(unsigned seed) : m_engine(seed) { }

    audit::Audit make()
    {
        audit::Audit audit;
        audit.id = text("id");
        audit.organisation = {text(), unknown()};
        for (int i = upTo(5); i > 0; --i)
            audit.projects.push_back(
                {"P" + std::to_string(i) + text(), text(), text(), text(), maybe() ? "2024-02-29" : "", unknown()});
        if (maybe())
            audit.sample = sample();
        for (int i = upTo(3); i > 0; --i)
            audit.notInvolved[static_cast<audit::ItemIndex>(upTo(51))] = text();
        for (int i = upTo(4); i > 0; --i)
            audit.evaluations.push_back(evaluation(i));
        for (int item = upTo(20); item < 52; item += 1 + upTo(9))
            audit.management.push_back({static_cast<audit::ItemIndex>(item), level(), reason(), text(), unknown()});
        for (int i = upTo(3); i > 0; --i)
            audit.serviceMonths.push_back(month(i));
        audit.conformity = conformity();
        audit.unknown = unknown();
        return audit;
    }

private:
    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_engine); }
    bool maybe() { return upTo(1) == 1; }
    std::string text(const std::string &prefix = {})
    {
        const char *kPieces[] = {"", "中建", "\"quoted\\\"", "a\tb", "\xF0\x9F\x98\x80", "\x01", "</x>", " "};
        return prefix + kPieces[upTo(7)] + kPieces[upTo(7)];
    }
    std::optional<std::string> reason() { return maybe() ? std::optional(text()) : std::nullopt; }
    std::optional<int> level() { return maybe() ? std::optional(1 + upTo(4)) : std::nullopt; }
    std::optional<std::int64_t> count() { return maybe() ? std::optional<std::int64_t>(upTo(1000)) : std::nullopt; }
    audit::UnknownMembers unknown()
    {
        const char *kValues[] = {"1234.50", "1e400", "-0.0", "null", "true", "[1,{\"a\":\"b\"}]", "\"\\u0000/\"", "{}"};
        audit::UnknownMembers members;
        for (int i = upTo(2); i > 0; --i)
            members.emplace_back("x/~" + std::to_string(i), kValues[upTo(7)]);
        return members;
    }
    audit::Sample sample()
    {
        audit::Sample sample{text(), reason(), count(), {}, {}, unknown()};
        for (int i = upTo(4); i > 0; --i)
            sample.drawn.push_back("P" + std::to_string(i));
        for (int i = upTo(2); i > 0; --i)
            sample.replacements.push_back({"P1", "P" + std::to_string(i), text(), unknown()});
        return sample;
    }
    audit::Evaluation evaluation(int number)
    {
        audit::Evaluation evaluation;
        evaluation.id = "E" + std::to_string(number);
        evaluation.project = text("P");
        evaluation.kind = maybe() ? audit::EvaluatorKind::Auditor : audit::EvaluatorKind::Customer;
        evaluation.evaluator = text();
        evaluation.at = maybe() ? "2026-11-03T10:12:00+08:00" : "";
        evaluation.excluded = reason();
        evaluation.unknown = unknown();
        evaluation.unknownBy = unknown();
        for (int item = upTo(9); item < 52; item += 1 + upTo(5)) {
            audit::Answer answer{
                static_cast<audit::ItemIndex>(item), level(), std::nullopt, reason(), text(), unknown()};
            if (answer.likert && maybe())
                answer.alpha = *answer.likert * 200 - upTo(199);
            evaluation.answers.push_back(answer);
        }
        return evaluation;
    }
    audit::ServiceMonth month(int number)
    {
        audit::ServiceMonth month{
            "2026-0" + std::to_string(number), count(), count(), count(), count(), count(), count(), {}, unknown()};
        if (maybe())
            month.satisfactionTotal = audit::Decimal{maybe() ? "18.40" : "7"};
        return month;
    }
    audit::Conformity conformity()
    {
        audit::Conformity conformity;
        for (const standard::Indicator &indicator : standard::indicators()) {
            if (maybe())
                conformity.indicators[std::string(indicator.code)] = {maybe() ? std::optional(maybe()) : std::nullopt,
                                                                      text(), unknown()};
        }
        if (maybe())
            conformity.conclusion = maybe() ? audit::Conclusion::Met : audit::Conclusion::NotMet;
        conformity.justification = text();
        conformity.unknown = unknown();
        return conformity;
    }

    std::mt19937 m_engine;
};

} // namespace plumbline::test
