#include "core/cli/program.h"

#include <string>
#include <vector>

int main(int argc, char **argv)
{
    return plumbline::core::cli::runProgram(std::vector<std::string>(argv + 1, argv + argc));
}
