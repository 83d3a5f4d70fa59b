#pragma once
// The report for people as rich text: verdict, scores, the table of Appendix 1, sample, what was left out, signatures,
// history in short. Chinese or English.

#include "core/base/result.h"
#include "mobile/report/report_facts.h"

#include <QString>

namespace plumbline::mobile {

/// Under which name the text asks for the drawing of an evaluation's signature.
QString signaturePicture(const std::string &evaluation);

QString reportHtml(const ReportFacts &facts, core::Language language);

} // namespace plumbline::mobile
