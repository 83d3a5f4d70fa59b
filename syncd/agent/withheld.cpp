#include "syncd/agent/withheld.h"

namespace plumbline::agent {

using namespace core;

namespace {

constexpr char kWithheldSetting[] = "agent.withheld"; // audit ids, one a line: an id holds no line break

} // namespace

Result<std::set<std::string>> withheldOf(store::Store &store)
{
    const auto kept = store.setting(kWithheldSetting);
    if (!kept)
        return kept.error();
    std::set<std::string> audits;
    std::string_view rest = *kept ? asText(**kept) : std::string_view();
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (!line.empty())
            audits.emplace(line);
    }
    return audits;
}

Result<void> keepWithheld(store::Store &store, const std::set<std::string> &audits)
{
    std::string text;
    for (const std::string &audit : audits)
        text += audit + '\n';
    return store.putSetting(kWithheldSetting, asBytes(text));
}

} // namespace plumbline::agent
