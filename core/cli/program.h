#pragma once
// The command `plumbline`: exchange.md, "Command line".

#include <string>
#include <vector>

namespace plumbline::core::cli {

/// Runs one command with the process's standard streams, environment and working folder. 0 done, 1 it could not be
/// done, 2 the command line or the input is wrong.
int runProgram(const std::vector<std::string> &arguments);

} // namespace plumbline::core::cli
