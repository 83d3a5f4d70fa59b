#include "tests/bench/sync/figures.h"

#include <algorithm>
#include <csignal>
#include <string>
#include <vector>

using namespace plumbline::bench;

/// Without arguments all of them; or some of: upload pg_upload reconnect crowd idle live.
int main(int count, char **arguments)
{
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> wanted(arguments + 1, arguments + count);
    const auto run = [&](const char *name, void (*figures)()) {
        if (wanted.empty() || std::ranges::find(wanted, name) != wanted.end())
            figures();
    };
    run("upload", upload);
    run("pg_upload", pgUpload);
    run("reconnect", reconnect);
    run("crowd", crowd);
    run("live", live);
    run("idle", idle);
    return 0;
}
