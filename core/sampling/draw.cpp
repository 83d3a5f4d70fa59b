#include "core/base/sha256.h"
#include "core/sampling/sampling.h"
#include "core/sampling/ticket.h"

#include <algorithm>

namespace plumbline::core::sampling {

namespace {

Error invalid(std::string zh, std::string en, std::string place = {})
{
    return {ErrorCode::InvalidInput, {std::move(zh), std::move(en)}, std::move(place)};
}

std::string row(std::size_t position)
{
    return std::to_string(position + 1);
}

std::optional<Error> unusableId(std::span<const std::string> ids)
{
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i].empty())
            return invalid("第 " + row(i) + " 个项目的编号为空：每个项目都要有编号",
                           "the id of project " + row(i) + " is empty: every project needs one", row(i));
        if (std::ranges::any_of(ids[i], [](char c) { return c == '\r' || c == '\n'; }))
            return invalid("第 " + row(i) + " 个项目的编号含有换行：编号只能是一行",
                           "the id of project " + row(i) + " holds a line break: an id is one line", row(i));
    }
    return {};
}

/// Equal ids have equal tickets, so they stand side by side in ticket order.
std::optional<Error> repeatedId(std::span<const std::string> ids, const std::vector<Ranked> &order)
{
    std::size_t first = 0;
    std::size_t again = ids.size();
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto &[key, position] = order[i];
        if (key == order[i - 1].key && position < again && ids[position] == ids[order[i - 1].position]) {
            again = position;
            first = order[i - 1].position;
        }
    }
    if (again == ids.size())
        return {};
    return invalid("项目编号“" + ids[again] + "”出现了两次：第 " + row(first) + " 个和第 " + row(again) + " 个",
                   "project id \"" + ids[again] + "\" stands twice: projects " + row(first) + " and " + row(again),
                   row(again));
}

} // namespace

namespace {

template <class Members, class IdOf>
std::string hashOfIds(const Members &members, IdOf idOf)
{
    constexpr std::size_t kBlock = 64 * 1024; // hashing long pieces: a call per id costs as much as the hash itself
    Sha256 hash;
    std::string block;
    for (const auto &member : members) {
        block.append(idOf(member)).push_back('\n');
        if (block.size() >= kBlock) {
            hash.update(block);
            block.clear();
        }
    }
    return toHex(hash.update(block).finish());
}

} // namespace

std::string frameHash(std::span<const std::string> ids)
{
    return hashOfIds(ids, [](const std::string &id) -> const std::string & { return id; });
}

std::string frameOf(std::span<const audit::Project> projects)
{
    return hashOfIds(projects, [](const audit::Project &project) -> const std::string & { return project.id; });
}

std::string ticket(const std::string &seed, const std::string &id)
{
    return ticketText(TicketMaker(seed).digest(id));
}

Result<Draw> draw(std::span<const std::string> ids, const std::string &seed, std::optional<std::uint64_t> size)
{
    if (ids.empty())
        return invalid("项目清单为空：没有可抽取的项目", "the project list is empty: there is nothing to draw from");
    if (seed.empty())
        return invalid("种子为空：抽样要有种子，别人才能重做",
                       "the seed is empty: a draw needs one, so that anyone can repeat it");
    if (auto error = unusableId(ids))
        return *std::move(error);

    Draw draw;
    draw.population = ids.size();
    draw.required = requiredSize(draw.population);
    const std::uint64_t wanted = size.value_or(draw.required);
    if (wanted < draw.required || wanted > draw.population) {
        const std::string least = std::to_string(draw.required);
        const std::string most = std::to_string(draw.population);
        return invalid("样本量 " + std::to_string(wanted) + " 不可用：" + most + " 个项目至少抽 " + least + " 个，至多 "
                           + most + " 个（4.1.3.1）",
                       "a sample of " + std::to_string(wanted) + " cannot be drawn: of " + most + " projects at least "
                           + least + " and at most " + most + " (4.1.3.1)");
    }

    const std::vector<std::string_view> views(ids.begin(), ids.end());
    const std::vector<Ranked> order = smallestTickets(views, seed, views.size());
    if (auto error = repeatedId(ids, order))
        return *std::move(error);

    draw.frame = frameHash(ids);
    draw.drawn.reserve(wanted);
    draw.reserve.reserve(order.size() - wanted);
    for (std::size_t i = 0; i < order.size(); ++i)
        (i < wanted ? draw.drawn : draw.reserve).push_back(ids[order[i].position]);
    return draw;
}

} // namespace plumbline::core::sampling
