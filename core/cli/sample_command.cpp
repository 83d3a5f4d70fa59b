#include "core/base/printable.h"
#include "core/base/utf8.h"
#include "core/cli/commands.h"
#include "core/cli/exit_status.h"
#include "core/exchange/json_writer.h"
#include "core/exchange/project_list.h"
#include "core/sampling/sampling.h"

#include <charconv>
#include <unordered_map>

namespace plumbline::core::cli {

namespace {

std::optional<std::uint64_t> wholeNumber(const std::string &text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// The faults of the options themselves; the size against N is checked once N is known.
Faults optionFaults(const SampleArguments &arguments)
{
    Faults faults;
    if (arguments.seed.empty())
        faults.push_back({ErrorCode::InvalidInput, {"种子不能为空。", "the seed must not be empty."}, "--seed"});
    if (const std::size_t bad = firstInvalidUtf8(arguments.seed); bad != std::string::npos) {
        const std::string at = std::to_string(bad + 1);
        faults.push_back({ErrorCode::InvalidInput,
                          {"种子应为 UTF-8 文字，第 " + at + " 个字节不是；请检查终端的编码。",
                           "the seed has to be text in UTF-8, and its byte " + at
                               + " is not; look at the encoding of the terminal."},
                          "--seed"});
    }
    if (arguments.size && !wholeNumber(*arguments.size))
        faults.push_back({ErrorCode::InvalidInput,
                          {"应为整数，实为“" + *arguments.size + "”。",
                           "expected a whole number, found \"" + *arguments.size + "\"."},
                          "--size"});
    return faults;
}

std::optional<Error> sizeFault(std::uint64_t size, std::uint64_t population)
{
    const std::uint64_t least = sampling::requiredSize(population);
    if (size >= least && size <= population)
        return std::nullopt;
    const std::string n = std::to_string(population);
    const std::string from = std::to_string(least);
    return Error{ErrorCode::InvalidInput,
                 {n + " 个项目应抽 " + from + " 到 " + n + " 个（4.1.3.1），实为 " + std::to_string(size) + "。",
                  "of " + n + " projects, from " + from + " to " + n + " can be drawn (4.1.3.1), not "
                      + std::to_string(size) + "."},
                 "--size"};
}

std::string jsonOf(const sampling::Draw &draw, const exchange::ProjectList &list)
{
    exchange::JsonWriter out;
    out.beginObject().member("frame", draw.frame);
    out.name("projects").integer(static_cast<std::int64_t>(draw.population));
    out.name("required").integer(static_cast<std::int64_t>(draw.required));
    out.name("drawn").beginArray();
    for (const std::string &id : draw.drawn)
        out.string(id);
    out.endArray().name("reserve").beginArray();
    for (const std::string &id : draw.reserve)
        out.string(id);
    out.endArray();
    out.member("ids", list.idColumn ? "column " + *list.idColumn : "rows");
    out.endObject();
    return out.take();
}

std::string textOf(const sampling::Draw &draw, const exchange::ProjectList &list, const Console &console)
{
    std::unordered_map<std::string_view, const audit::Project *> projects;
    for (const audit::Project &project : list.projects)
        projects.emplace(project.id, &project);
    std::string out;
    const auto line = [&](const Text &label, const std::string &value) { out += console.in(label) + value + '\n'; };
    const auto names = [&](const std::vector<std::string> &ids) {
        std::size_t position = 0;
        for (const std::string &id : ids)
            out += "  " + std::to_string(++position) + "\t" + printable(id) + "\t" + printable(projects.at(id)->name)
                + '\n';
    };
    line({"清单散列（SHA-256）：", "frame (SHA-256): "}, draw.frame);
    line({"项目总数 N：", "projects N: "}, std::to_string(draw.population));
    line({"最小样本量 n：", "required n: "}, std::to_string(draw.required));
    line({"抽中的项目（按顺序）：", "drawn, in order: "}, std::to_string(draw.drawn.size()));
    names(draw.drawn);
    line({"候补（按顺序）：", "reserve, in order: "}, std::to_string(draw.reserve.size()));
    names(draw.reserve);
    return out;
}

} // namespace

int runSample(const SampleArguments &arguments, bool json, Console &console)
{
    if (const Faults faults = optionFaults(arguments); !faults.empty())
        return console.fail(faults);
    const Result<exchange::ProjectList, Faults> list =
        exchange::readProjectList(arguments.list, {arguments.idColumn, arguments.rowNumbers});
    if (!list)
        return console.fail(list.error());

    std::optional<std::uint64_t> size;
    if (arguments.size) {
        size = wholeNumber(*arguments.size);
        if (const std::optional<Error> fault = sizeFault(*size, list->projects.size()))
            return console.fail(*fault);
    }
    std::vector<std::string> ids;
    ids.reserve(list->projects.size());
    for (const audit::Project &project : list->projects)
        ids.push_back(project.id);
    const Result<sampling::Draw> draw = sampling::draw(ids, arguments.seed, size);
    if (!draw)
        return console.fail(draw.error());

    for (const Error &note : list->notes)
        console.say(note);
    console.print(json ? jsonOf(*draw, *list) : textOf(*draw, *list, console));
    return console.finish();
}

} // namespace plumbline::core::cli
