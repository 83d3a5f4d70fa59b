#include "core/cli/commands.h"
#include "core/exchange/json_writer.h"
#include "core/standard/catalogue.h"

namespace plumbline::core::cli {

namespace {

void textMember(exchange::JsonWriter &out, std::string_view name, const standard::TextView &text)
{
    if (text.zh.empty() && text.en.empty())
        return;
    out.name(name).beginObject().member("zh", text.zh).member("en", text.en).endObject();
}

void item(exchange::JsonWriter &out, const standard::Item &item)
{
    out.beginObject().member("code", item.code);
    out.name("dimension").integer(item.dimension);
    out.member("group", item.group);
    out.name("due_points").integer(item.duePoints);
    out.name("in_management").boolean(item.inManagement);
    out.name("in_service").boolean(item.inService);
    textMember(out, "title", item.title);
    textMember(out, "check", item.check);
    textMember(out, "evidence", item.evidence);
    textMember(out, "question", item.question);
    out.endObject();
}

std::string catalogueJson()
{
    exchange::JsonWriter out;
    out.beginObject().member("standard", standard::kStandardId);
    out.member("version", standard::catalogueVersion()).member("hash", standard::catalogueHash());
    out.name("dimensions").beginArray();
    for (const standard::Dimension &dimension : standard::dimensions()) {
        out.beginObject().name("number").integer(dimension.number);
        textMember(out, "title", dimension.title);
        out.endObject();
    }
    out.endArray().name("groups").beginArray();
    for (const standard::Group &group : standard::groups()) {
        out.beginObject().member("code", group.code);
        textMember(out, "title", group.title);
        out.name("levels").beginArray();
        for (const standard::TextView &level : group.levels)
            out.beginObject().member("zh", level.zh).member("en", level.en).endObject();
        out.endArray().endObject();
    }
    out.endArray().name("items").beginArray();
    for (const standard::Item &one : standard::items())
        item(out, one);
    out.endArray().name("indicators").beginArray();
    for (const standard::Indicator &indicator : standard::indicators()) {
        out.beginObject().member("code", indicator.code);
        textMember(out, "title", indicator.title);
        out.name("from_months").boolean(indicator.fromMonths).endObject();
    }
    out.endArray().endObject();
    return out.take();
}

std::string catalogueText(const Console &console)
{
    const Language language = console.language();
    std::string out = console.in({"标准 ", "standard "}) + std::string(standard::kStandardId)
        + console.in({"，目录版本 ", ", catalogue version "}) + std::string(standard::catalogueVersion()) + " (SHA-256 "
        + std::string(standard::catalogueHash()) + ")\n";
    int dimension = 0;
    std::string_view group;
    for (standard::ItemIndex index = 0; index < standard::kItemCount; ++index) {
        const standard::Item &one = standard::item(index);
        if (one.dimension != dimension) {
            dimension = one.dimension;
            const standard::Dimension &title = standard::dimensions()[static_cast<std::size_t>(dimension - 1)];
            out += '\n' + std::to_string(dimension) + ' ' + std::string(title.title.in(language)) + '\n';
        }
        if (one.group != group) {
            group = one.group;
            out += "  " + std::string(group) + ' ' + std::string(standard::groupOf(index).title.in(language)) + '\n';
        }
        out += "    " + std::string(one.code) + "  " + std::string(one.title.in(language)) + "  ["
            + std::to_string(one.duePoints) + console.in({" 分", " points"}) + console.in({"，管理", ", management"})
            + (one.inService ? console.in({"，服务", ", service"}) : "") + "]\n";
        out += "        " + std::string(one.check.in(language)) + '\n';
    }
    return out;
}

} // namespace

int runCatalogue(const CatalogueArguments &, bool json, Console &console)
{
    console.print(json ? catalogueJson() : catalogueText(console));
    return console.finish();
}

} // namespace plumbline::core::cli
