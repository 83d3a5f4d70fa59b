#pragma once
// An audit with something of everything, so that every page has something to show.

#include "core/audit/audit.h"

namespace plumbline::qmltest {

inline constexpr char kShowcaseId[] = "0197a9c2-7c1e-7cc0-8d54-2f6d3d1f2a10";

/// 14 projects, 7 drawn, one of them replaced; four evaluations (two complete, one begun, one left out); most
/// management items graded, with notes; two months; marks by hand; a conclusion with its justification.
core::audit::Audit showcaseAudit();

} // namespace plumbline::qmltest
