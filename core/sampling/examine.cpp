#include "core/sampling/sampling.h"
#include "core/sampling/ticket.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace plumbline::core::sampling {

namespace {

/// The current projects and where each stands.
class CurrentProjects {
public:
    /// False if it is there already.
    bool add(const std::string &id)
    {
        if (!m_places.emplace(id, m_ids.size()).second)
            return false;
        m_ids.push_back(id);
        return true;
    }

    bool holds(const std::string &id) const { return m_places.contains(id); }

    void replace(const std::string &out, const std::string &in)
    {
        const auto place = m_places.find(out);
        const std::size_t at = place->second;
        m_places.erase(place);
        m_places.emplace(in, at);
        m_ids[at] = in;
    }

    std::vector<std::string> take() { return std::move(m_ids); }

private:
    std::vector<std::string> m_ids;
    std::unordered_map<std::string, std::size_t> m_places;
};

void checkRecorded(const audit::Sample &sample, std::span<const audit::Project> projects, std::vector<Text> &objections)
{
    if (sample.size && (*sample.size < 0 || static_cast<std::uint64_t>(*sample.size) != sample.drawn.size()))
        objections.push_back({"记录的样本量是 " + std::to_string(*sample.size) + "，列出的却是 "
                                  + std::to_string(sample.drawn.size()) + " 个",
                              "the recorded size is " + std::to_string(*sample.size) + ", but "
                                  + std::to_string(sample.drawn.size()) + " are listed"});
    if (sample.frame && frameOf(projects) != *sample.frame)
        objections.push_back({"项目清单与抽样时不同：抽样框哈希不一致",
                              "the project list is not the one drawn from: the frame hash differs"});
}

/// The drawn ids, in any order and each once, are those of that many smallest tickets.
void checkDrawn(const std::vector<std::string> &drawn, std::span<const std::string_view> smallest,
                std::vector<Text> &objections)
{
    const std::unordered_set<std::string_view> expected(
        smallest.begin(), smallest.begin() + static_cast<std::ptrdiff_t>(std::min(drawn.size(), smallest.size())));
    std::unordered_set<std::string_view> seen;
    for (const std::string &id : drawn) {
        if (!seen.insert(id).second)
            objections.push_back({"项目“" + id + "”被列出了两次", "project \"" + id + "\" is listed twice"});
        else if (!expected.contains(id))
            objections.push_back({"按种子抽取时不会抽到“" + id + "”", "the seed does not draw \"" + id + "\""});
    }
}

/// Walks the replacements in order; `reserve` is what the seed puts next.
void replaceProjects(const std::vector<audit::Replacement> &replacements, std::span<const std::string_view> reserve,
                     CurrentProjects &current, std::vector<Text> &objections)
{
    for (std::size_t i = 0; i < replacements.size(); ++i) {
        const auto &[out, in, reason, unknown] = replacements[i];
        const std::string number = std::to_string(i + 1);
        const auto object = [&](std::string zh, std::string en) {
            objections.push_back({"第 " + number + " 次替换：" + zh, "replacement " + number + ": " + en});
        };
        if (i >= reserve.size() || reserve[i] != in)
            object("“" + in + "”不是备选中的第 " + number + " 个",
                   "\"" + in + "\" is not number " + number + " of the reserve");
        if (!audit::isReason(reason)) {
            // Without its reason a replacement does not hold: both projects stay as they were.
            object("没有理由，不生效", "it has no reason and does not hold");
            continue;
        }
        if (!current.holds(out)) {
            object("“" + out + "”不在当前样本中", "\"" + out + "\" is not in the current sample");
            continue;
        }
        if (current.holds(in)) {
            object("“" + in + "”已在当前样本中", "\"" + in + "\" is already in the current sample");
            continue;
        }
        current.replace(out, in);
    }
}

} // namespace

Standing examine(const audit::Sample &sample, std::span<const audit::Project> projects)
{
    Standing standing;
    if (sample.drawn.empty())
        return standing;

    CurrentProjects current;
    for (const std::string &id : sample.drawn)
        standing.drawnCount += current.add(id) ? 1 : 0;

    std::vector<std::string_view> ids;
    ids.reserve(projects.size());
    for (const audit::Project &project : projects)
        ids.push_back(project.id);
    std::vector<std::string_view> smallest;
    for (const Ranked &ranked : smallestTickets(ids, sample.seed, sample.drawn.size() + sample.replacements.size()))
        smallest.push_back(ids[ranked.position]);

    // The seed is part of the record: without one nobody can draw again.
    if (sample.seed.empty())
        standing.objections.push_back({"没有记录种子", "no seed is recorded"});
    checkRecorded(sample, projects, standing.objections);
    checkDrawn(sample.drawn, smallest, standing.objections);
    const std::span<const std::string_view> reserve =
        std::span(smallest).subspan(std::min(sample.drawn.size(), smallest.size()));
    replaceProjects(sample.replacements, reserve, current, standing.objections);

    standing.current = current.take();
    standing.verified = standing.objections.empty();
    return standing;
}

} // namespace plumbline::core::sampling
