#pragma once
// One function a command: its arguments in, its exit status out.

#include "core/cli/arguments.h"
#include "core/cli/console.h"

namespace plumbline::core::cli {

int runSample(const SampleArguments &arguments, bool json, Console &console);
int runScore(const ScoreArguments &arguments, bool json, Console &console);
int runCatalogue(const CatalogueArguments &arguments, bool json, Console &console);
int runReport(const ReportArguments &arguments, bool json, Console &console);
int runImport(const ImportArguments &arguments, bool json, Console &console);
int runExport(const ExportArguments &arguments, bool json, Console &console);
int runLog(const LogArguments &arguments, bool json, Console &console);
int runVerify(const VerifyArguments &arguments, bool json, Console &console);
int runConflicts(const ConflictsArguments &arguments, bool json, Console &console);
int runErase(const EraseArguments &arguments, bool json, Console &console);
int runRepair(const RepairArguments &arguments, bool json, Console &console);

} // namespace plumbline::core::cli
