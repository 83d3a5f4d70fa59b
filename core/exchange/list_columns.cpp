#include "core/exchange/list_columns.h"

#include "core/exchange/headings.h"
#include "core/exchange/plain_text.h"
#include "core/exchange/project_list.h"

#include <algorithm>

namespace plumbline::core::exchange {

namespace {

/// Columns headed by the name that a person gave, at most two of them: as written, or else as folded.
std::vector<std::size_t> namedColumns(const std::vector<std::string> &headings, const std::string &wanted)
{
    std::vector<std::size_t> found;
    const auto look = [&](auto &&same) {
        for (std::size_t i = 0; i < headings.size() && found.size() < 2; ++i) {
            if (same(headings[i]))
                found.push_back(i);
        }
    };
    look([&](const std::string &heading) { return heading == trimmed(wanted); });
    if (found.empty())
        look([&](const std::string &heading) { return normalisedHeading(heading) == normalisedHeading(wanted); });
    return found;
}

} // namespace

ListColumns chooseColumns(const std::vector<std::string> &headings, const ListOptions &options)
{
    ListColumns columns;
    columns.headings = static_cast<std::size_t>(
        std::ranges::count_if(headings, [](const std::string &heading) { return !heading.empty(); }));
    struct Choice {
        ColumnRole role;
        std::optional<std::size_t> *column;
    };
    const Choice choices[] = {{ColumnRole::Id, &columns.id},
                              {ColumnRole::Name, &columns.name},
                              {ColumnRole::Kind, &columns.kind},
                              {ColumnRole::Customer, &columns.customer},
                              {ColumnRole::Completed, &columns.completed}};
    for (const Choice &choice : choices) {
        int best = 0;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            std::optional<HeadingMatch> match = matchHeading(headings[i]);
            columns.known = columns.known || match;
            if (!match && choice.role != ColumnRole::Id)
                match = matchHeadingLoosely(headings[i]);
            if (!match || match->role != choice.role || (*choice.column && match->rank >= best))
                continue;
            *choice.column = i;
            best = match->rank;
            if (choice.role == ColumnRole::Id)
                columns.idIsSerial = match->rank == kSerialRank;
        }
    }
    if (options.idColumn) {
        const std::vector<std::size_t> named = namedColumns(headings, *options.idColumn);
        columns.id = named.size() == 1 ? std::optional(named.front()) : std::nullopt;
        columns.idIsSerial = false;
        columns.known = columns.known || columns.id;
    }
    if (options.rowNumbers)
        columns.id.reset();
    return columns;
}

std::optional<Text> idColumnFault(const std::vector<std::string> &headings, const ListColumns &columns,
                                  const ListOptions &options)
{
    if (!options.idColumn) {
        if (!columns.id || std::ranges::count(headings, headings[*columns.id]) == 1)
            return std::nullopt;
        const std::string heading = shown(headings[*columns.id]);
        return Text{"有两列的标题都是“" + heading + "”；请改名，使编号列只有一个。",
                    "two columns are headed \"" + heading + "\"; rename one so that there is one id column."};
    }
    if (columns.id)
        return std::nullopt;
    const std::string wanted = shown(*options.idColumn);
    if (!namedColumns(headings, *options.idColumn).empty())
        return Text{"--id-column：有两列的标题都是“" + wanted + "”。",
                    "--id-column: two columns are headed \"" + wanted + "\"."};
    std::string known;
    for (const std::string &heading : headings) {
        if (!heading.empty())
            known += (known.empty() ? "" : ", ") + shown(heading);
    }
    return Text{"--id-column：没有标题为“" + wanted + "”的列；有：" + known + "。",
                "--id-column: no column is headed \"" + wanted + "\"; there are: " + known + "."};
}

} // namespace plumbline::core::exchange
