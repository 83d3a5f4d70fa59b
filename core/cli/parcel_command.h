#pragma once
// Everything not yet confirmed, as one sealed file: written and taken in.

#include "core/cli/arguments.h"
#include "core/cli/console.h"

namespace plumbline::core::cli {

int exportParcel(const ExportArguments &arguments, bool json, Console &console);
int importParcel(const ImportArguments &arguments, bool json, Console &console);

/// Whether the file that import is given is one.
bool isParcelFile(const std::string &file);

} // namespace plumbline::core::cli
