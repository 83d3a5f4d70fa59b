#pragma once
// Audits to start a test from: whole, verified and final, so that a test changes the one thing it is about.

#include "core/scoring/score.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace plumbline::test {

using namespace core;
using standard::ItemIndex;

ItemIndex item(std::string_view code);

/// An evaluation of "E<number>" with every service item at a Likert level.
audit::Evaluation evaluation(std::string id, std::string project, int likert);

/// Sets one answer's coefficient, in thousandths, and its level to the band that holds it.
void setAlpha(audit::Evaluation &evaluation, std::string_view code, int thousandths);

/// The first `count` service items at coefficients that add up to `sum` thousandths, the others not involved: score
/// sum / (10 count).
audit::Evaluation evaluationOf(std::string id, std::string project, int count, int sum);

audit::Answer &answer(audit::Evaluation &evaluation, std::string_view code);
audit::Grade &grade(audit::Audit &audit, std::string_view code);

/// `population` projects P0, P1 ..., the required sample drawn, one evaluation in each, all management items at
/// `level`, months and marks that meet every indicator, conclusion met. Evaluations stand in the order of the sample.
audit::Audit wholeAudit(std::size_t population = 1, int likert = 4, int level = 4);

/// Every management item graded so that all levels add up to `sum` (52 to 260): score sum / 260 x 100.
void gradeWithSum(audit::Audit &audit, int sum);

/// Whether `missing` is exactly these, by what alone.
std::vector<std::string> whats(const scoring::AuditResult &result);

} // namespace plumbline::test
