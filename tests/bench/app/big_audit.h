#pragma once
// A store that holds one audit of 20,000 changes: 500 projects, their sample, and evaluations with all 34 answers.

#include "core/trust/key_wrap.h"

#include <filesystem>
#include <string>

namespace plumbline::bench {

inline constexpr char kBigAuditId[] = "0197a9c2-7c1e-7cc0-8d54-2f6d3d1f2a10";
inline constexpr char kBigAuditPin[] = "2468";
inline constexpr std::size_t kBigAuditChanges = 20'000;

/// Makes it in an empty folder; exits with a sentence when it cannot. `cost` is how the PIN is stretched.
void makeBigAudit(const std::filesystem::path &folder, const core::trust::ScryptCost &cost);

} // namespace plumbline::bench
