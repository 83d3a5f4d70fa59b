#include "core/exchange/headings.h"

#include "core/exchange/folded_text.h"
#include "core/exchange/known_headings.h"
#include "core/exchange/plain_text.h"

#include <algorithm>
#include <set>

namespace plumbline::core::exchange {

namespace {

std::optional<HeadingMatch> matchNormalised(std::string_view normal)
{
    const auto known = wholeHeadings();
    const auto found = std::ranges::find(known, normal, &KnownHeading::heading);
    if (found == known.end())
        return std::nullopt;
    return HeadingMatch{found->role, found->rank};
}

} // namespace

std::string normalisedHeading(std::string_view heading)
{
    const std::string text = folded(heading);
    std::string normal = bareWords(withoutBracketed(text));
    if (normal.empty()) // "[Project ID]": what stands in brackets is all there is
        normal = bareWords(text);
    return normal;
}

std::optional<HeadingMatch> matchHeading(std::string_view heading)
{
    const std::string normal = normalisedHeading(heading);
    if (const std::optional<HeadingMatch> match = matchNormalised(normal))
        return match;
    // "项目编号 Project ID": both halves have to say the same.
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    const auto border = std::ranges::adjacent_find(normal, [&](char a, char b) { return isAscii(a) != isAscii(b); });
    if (border == normal.end())
        return std::nullopt;
    const auto length = static_cast<std::size_t>(border - normal.begin()) + 1;
    const std::optional<HeadingMatch> first = matchNormalised(std::string_view(normal).substr(0, length));
    const std::optional<HeadingMatch> second = matchNormalised(std::string_view(normal).substr(length));
    if (!first || !second || first->role != second->role)
        return std::nullopt;
    return HeadingMatch{first->role, std::min(first->rank, second->rank)};
}

std::optional<HeadingMatch> matchHeadingLoosely(std::string_view heading)
{
    const std::string normal = normalisedHeading(heading);
    for (const KnownHeading &ending : headingEndings()) {
        if (normal.ends_with(ending.heading))
            return HeadingMatch{ending.role, ending.rank};
    }
    return std::nullopt;
}

std::size_t knownHeadings(const std::vector<std::string_view> &row)
{
    std::set<ColumnRole> roles;
    for (const std::string_view cell : row) {
        if (const std::optional<HeadingMatch> match = matchHeading(cell))
            roles.insert(match->role);
    }
    return roles.size();
}

} // namespace plumbline::core::exchange
