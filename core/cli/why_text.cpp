#include "core/cli/why_text.h"
#include "core/base/printable.h"

namespace plumbline::core::cli {

namespace {

std::string lost(const scoring::Rational &points)
{
    return scoring::cutToHundredths(points) + " (= " + scoring::exactText(points) + ")";
}

Text dimensionLine(const scoring::DimensionEffect &effect)
{
    const standard::Dimension &dimension = standard::dimensions()[static_cast<std::size_t>(effect.dimension - 1)];
    return {std::string(dimension.title.zh) + "：失 " + lost(effect.lost) + " 分",
            std::string(dimension.title.en) + ": lost " + lost(effect.lost) + " points"};
}

Text itemLine(const scoring::ItemEffect &effect)
{
    const standard::Item &item = standard::item(effect.item);
    const std::string code(item.code);
    return {code + " " + std::string(item.title.zh) + "：失 " + lost(effect.lost) + " 分",
            code + " " + std::string(item.title.en) + ": lost " + lost(effect.lost) + " points"};
}

} // namespace

std::string whyText(const scoring::Why &why, Language language)
{
    if (why.nextStars == 0)
        return {};
    const std::string stars = std::to_string(why.nextStars);
    std::string out = Text{"离 " + stars + " 星还差：", "what " + stars + " stars still take:"}.in(language) + '\n';
    const auto line = [&](int depth, const Text &text) {
        out.append(static_cast<std::size_t>(2 * depth), ' ').append(printable(text.in(language))).push_back('\n');
    };
    for (const scoring::Hurdle &hurdle : why.hurdles) {
        line(1, hurdle.sentence);
        for (const std::string_view code : hurdle.indicators)
            line(2, {"指标 " + std::string(code), "indicator " + std::string(code)});
        for (const scoring::DimensionEffect &effect : hurdle.dimensions)
            line(2, dimensionLine(effect));
        if (!hurdle.items.empty())
            line(2, {"最少的条目，若得满分即可补足：", "the fewest items that with full marks would close the gap:"});
        for (const scoring::ItemEffect &effect : hurdle.items)
            line(3, itemLine(effect));
    }
    return out;
}

} // namespace plumbline::core::cli
