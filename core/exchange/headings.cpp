#include "core/exchange/headings.h"

#include "core/exchange/plain_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace plumbline::core::exchange {

namespace {

struct Known {
    std::string_view heading; ///< normalised
    ColumnRole role;
    int rank;
};

constexpr int kSerialRank = 9;

constexpr Known kKnown[] = {
    {"项目编号", ColumnRole::Id, 0},
    {"项目编码", ColumnRole::Id, 0},
    {"项目代码", ColumnRole::Id, 0},
    {"项目代号", ColumnRole::Id, 0},
    {"项目号", ColumnRole::Id, 0},
    {"项目id", ColumnRole::Id, 0},
    {"项目标识", ColumnRole::Id, 0},
    {"项目统一代码", ColumnRole::Id, 0},
    {"项目唯一编号", ColumnRole::Id, 0},
    {"工程项目编号", ColumnRole::Id, 0},
    {"工程项目编码", ColumnRole::Id, 0},
    {"工程项目代码", ColumnRole::Id, 0},
    {"projectid", ColumnRole::Id, 0},
    {"projectno", ColumnRole::Id, 0},
    {"projectnumber", ColumnRole::Id, 0},
    {"projectcode", ColumnRole::Id, 0},
    {"projectidentifier", ColumnRole::Id, 0},
    {"projectref", ColumnRole::Id, 0},
    {"projectreference", ColumnRole::Id, 0},
    {"工程编号", ColumnRole::Id, 1},
    {"工程编码", ColumnRole::Id, 1},
    {"工程代码", ColumnRole::Id, 1},
    {"工程号", ColumnRole::Id, 1},
    {"工程id", ColumnRole::Id, 1},
    {"jobid", ColumnRole::Id, 1},
    {"jobno", ColumnRole::Id, 1},
    {"jobnumber", ColumnRole::Id, 1},
    {"编号", ColumnRole::Id, 2},
    {"编码", ColumnRole::Id, 2},
    {"代码", ColumnRole::Id, 2},
    {"代号", ColumnRole::Id, 2},
    {"id", ColumnRole::Id, 2},
    {"ids", ColumnRole::Id, 2},
    {"identifier", ColumnRole::Id, 2},
    {"code", ColumnRole::Id, 2},
    {"uid", ColumnRole::Id, 2},
    {"uuid", ColumnRole::Id, 2},
    {"ref", ColumnRole::Id, 3},
    {"reference", ColumnRole::Id, 3},
    {"序号", ColumnRole::Id, kSerialRank},
    {"序", ColumnRole::Id, kSerialRank},
    {"no", ColumnRole::Id, kSerialRank},
    {"number", ColumnRole::Id, kSerialRank},
    {"serialno", ColumnRole::Id, kSerialRank},
    {"serialnumber", ColumnRole::Id, kSerialRank},
    {"sn", ColumnRole::Id, kSerialRank},
    {"#", ColumnRole::Id, kSerialRank},

    {"项目名称", ColumnRole::Name, 0},
    {"工程名称", ColumnRole::Name, 0},
    {"工程项目名称", ColumnRole::Name, 0},
    {"项目", ColumnRole::Name, 1},
    {"工程", ColumnRole::Name, 1},
    {"名称", ColumnRole::Name, 1},
    {"项目名", ColumnRole::Name, 0},
    {"projectname", ColumnRole::Name, 0},
    {"project", ColumnRole::Name, 1},
    {"projecttitle", ColumnRole::Name, 0},
    {"name", ColumnRole::Name, 1},
    {"title", ColumnRole::Name, 2},

    {"项目类型", ColumnRole::Kind, 0},
    {"项目类别", ColumnRole::Kind, 0},
    {"工程类型", ColumnRole::Kind, 0},
    {"工程类别", ColumnRole::Kind, 0},
    {"项目种类", ColumnRole::Kind, 0},
    {"项目性质", ColumnRole::Kind, 1},
    {"类型", ColumnRole::Kind, 1},
    {"类别", ColumnRole::Kind, 1},
    {"种类", ColumnRole::Kind, 1},
    {"projecttype", ColumnRole::Kind, 0},
    {"projectkind", ColumnRole::Kind, 0},
    {"projectcategory", ColumnRole::Kind, 0},
    {"kind", ColumnRole::Kind, 1},
    {"type", ColumnRole::Kind, 1},
    {"category", ColumnRole::Kind, 1},

    {"建设单位", ColumnRole::Customer, 0},
    {"顾客", ColumnRole::Customer, 0},
    {"顾客名称", ColumnRole::Customer, 0},
    {"客户", ColumnRole::Customer, 0},
    {"客户名称", ColumnRole::Customer, 0},
    {"业主", ColumnRole::Customer, 0},
    {"业主单位", ColumnRole::Customer, 0},
    {"业主名称", ColumnRole::Customer, 0},
    {"业主方", ColumnRole::Customer, 0},
    {"建设方", ColumnRole::Customer, 0},
    {"甲方", ColumnRole::Customer, 1},
    {"甲方单位", ColumnRole::Customer, 1},
    {"发包方", ColumnRole::Customer, 1},
    {"发包人", ColumnRole::Customer, 1},
    {"发包单位", ColumnRole::Customer, 1},
    {"委托单位", ColumnRole::Customer, 1},
    {"customer", ColumnRole::Customer, 0},
    {"customername", ColumnRole::Customer, 0},
    {"client", ColumnRole::Customer, 0},
    {"clientname", ColumnRole::Customer, 0},
    {"owner", ColumnRole::Customer, 0},
    {"employer", ColumnRole::Customer, 1},

    {"竣工日期", ColumnRole::Completed, 0},
    {"竣工时间", ColumnRole::Completed, 0},
    {"竣工验收日期", ColumnRole::Completed, 0},
    {"竣工验收时间", ColumnRole::Completed, 0},
    {"实际竣工日期", ColumnRole::Completed, 0},
    {"竣工", ColumnRole::Completed, 1},
    {"完工日期", ColumnRole::Completed, 0},
    {"完工时间", ColumnRole::Completed, 0},
    {"完成日期", ColumnRole::Completed, 1},
    {"完成时间", ColumnRole::Completed, 1},
    {"交付日期", ColumnRole::Completed, 2},
    {"交工日期", ColumnRole::Completed, 1},
    {"验收日期", ColumnRole::Completed, 2},
    {"completed", ColumnRole::Completed, 0},
    {"completedon", ColumnRole::Completed, 0},
    {"completiondate", ColumnRole::Completed, 0},
    {"completion", ColumnRole::Completed, 1},
    {"datecompleted", ColumnRole::Completed, 0},
    {"dateofcompletion", ColumnRole::Completed, 0},
    {"actualenddate", ColumnRole::Completed, 1},
    {"finished", ColumnRole::Completed, 1},
    {"enddate", ColumnRole::Completed, 2},
};

struct Ending {
    std::string_view ending; ///< normalised
    ColumnRole role;
};

constexpr Ending kEndings[] = {
    {"名称", ColumnRole::Name},
    {"name", ColumnRole::Name},
    {"类型", ColumnRole::Kind},
    {"类别", ColumnRole::Kind},
    {"竣工日期", ColumnRole::Completed},
    {"竣工时间", ColumnRole::Completed},
    {"actualenddate", ColumnRole::Completed},
    {"completiondate", ColumnRole::Completed},
};

/// U+FF01 to U+FF5E are ASCII in full width; the length is that of their UTF-8.
std::optional<char> fullWidth(std::string_view text)
{
    if (text.size() < 3 || text[0] != '\xEF')
        return std::nullopt;
    const auto second = static_cast<unsigned char>(text[1]);
    const auto third = static_cast<unsigned char>(text[2]);
    if (second == 0xBC && third >= 0x81)
        return static_cast<char>(third - 0x81 + 0x21);
    if (second == 0xBD && third >= 0x80 && third <= 0x9E)
        return static_cast<char>(third - 0x80 + 0x60);
    return std::nullopt;
}

bool isPunctuation(char c)
{
    return std::string_view("_-.:*'\"/\\,;").find(c) != std::string_view::npos;
}

std::optional<HeadingMatch> matchNormalised(std::string_view normal)
{
    const auto known = std::ranges::find(kKnown, normal, &Known::heading);
    if (known == std::ranges::end(kKnown))
        return std::nullopt;
    return HeadingMatch{known->role, known->rank};
}

std::size_t filled(const std::vector<std::string_view> &row)
{
    return static_cast<std::size_t>(std::ranges::count_if(row, [](std::string_view cell) { return !isBlank(cell); }));
}

} // namespace

std::string normalisedHeading(std::string_view heading)
{
    std::string out;
    int depth = 0;
    while (!heading.empty()) {
        const std::size_t before = heading.size();
        const std::string_view rest = trimmed(heading);
        if (rest.empty())
            break;
        heading.remove_prefix(static_cast<std::size_t>(rest.data() - heading.data()));
        char c = heading.front();
        std::size_t length = 1;
        if (const std::optional<char> ascii = fullWidth(heading)) {
            c = *ascii;
            length = 3;
        }
        if (c == '(' || c == '[')
            ++depth;
        else if (c == ')' || c == ']')
            depth = std::max(0, depth - 1);
        else if (depth == 0 && !isPunctuation(c))
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        heading.remove_prefix(std::min(length, before));
    }
    return out;
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
    constexpr int kLooseRank = 20;
    const std::string normal = normalisedHeading(heading);
    for (const Ending &ending : kEndings) {
        if (normal.ends_with(ending.ending))
            return HeadingMatch{ending.role, kLooseRank};
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

std::size_t findHeadingRow(const std::vector<std::vector<std::string_view>> &rows)
{
    std::size_t best = 0;
    std::size_t bestScore = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::size_t score = 2 * knownHeadings(rows[i]);
        const bool namesIds = std::ranges::any_of(rows[i], [](std::string_view cell) {
            const std::optional<HeadingMatch> match = matchHeading(cell);
            return match && match->role == ColumnRole::Id && match->rank < kSerialRank;
        });
        score += namesIds ? 3 : 0;
        if (score > bestScore) {
            best = i;
            bestScore = score;
        }
    }
    if (bestScore > 0)
        return best;
    // No usual heading: the first row, unless it is a lone title above rows of several cells.
    const auto wide = std::ranges::count_if(rows, [](const auto &row) { return filled(row) >= 2; });
    if (2 * static_cast<std::size_t>(wide) <= rows.size())
        return 0;
    const auto first = std::ranges::find_if(rows, [](const auto &row) { return filled(row) >= 2; });
    return static_cast<std::size_t>(first - rows.begin());
}

} // namespace plumbline::core::exchange
