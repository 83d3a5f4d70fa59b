#pragma once
// The report for people as rich text: verdict, scores, the table of Appendix 1, sample, what was left out, signatures,
// history in short. Chinese or English.

#include "core/base/result.h"
#include "mobile/report/report_facts.h"

#include <QString>

namespace plumbline::mobile {

QString reportHtml(const ReportFacts &facts, core::Language language);

} // namespace plumbline::mobile
