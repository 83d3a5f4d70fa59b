#pragma once

#include "core/exchange/project_list.h"
#include "tests/fuzz/require.h"

#include <set>

namespace plumbline::fuzz {

/// A list that is not refused can be drawn from.
inline void checkList(const core::Result<core::exchange::ProjectList, core::Faults> &list)
{
    if (!list) {
        require(!list.error().empty(), "a refusal has a fault");
        for (const core::Error &fault : list.error())
            require(!fault.place.empty() && !fault.message.zh.empty() && !fault.message.en.empty(),
                    "a fault has place and words");
        return;
    }
    require(!list->projects.empty(), "a list has projects");
    std::set<std::string> ids;
    for (const core::audit::Project &project : list->projects) {
        require(!project.id.empty() && project.id.find_first_of("\r\n") == std::string::npos,
                "an id is one line of text");
        require(ids.insert(project.id).second, "an id stands once");
        require(project.completed.empty() || project.completed.size() == 10, "a date is a date or nothing");
    }
}

} // namespace plumbline::fuzz
