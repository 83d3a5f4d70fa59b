#include "core/cli/why_json.h"

namespace plumbline::core::cli {

namespace {

using exchange::JsonWriter;
using scoring::exactText;

std::string_view name(scoring::Hurdle::Condition condition)
{
    switch (condition) {
    case scoring::Hurdle::Condition::Conformity:
        return "conformity";
    case scoring::Hurdle::Condition::Management:
        return "management";
    case scoring::Hurdle::Condition::Service:
        return "service";
    }
    return {};
}

template <class Effect>
void points(JsonWriter &out, const Effect &effect)
{
    out.member("earned", exactText(effect.earned)).member("lost", exactText(effect.lost));
}

template <class Dimensions>
void dimensions(JsonWriter &out, const Dimensions &effects)
{
    out.name("dimensions").beginArray();
    for (const scoring::DimensionEffect &effect : effects) {
        out.beginObject(true).name("dimension").integer(effect.dimension);
        points(out, effect);
        out.endObject();
    }
    out.endArray();
}

void items(JsonWriter &out, const std::vector<scoring::ItemEffect> &effects)
{
    out.name("items").beginArray();
    for (const scoring::ItemEffect &effect : effects) {
        out.beginObject(true).member("item", standard::item(effect.item).code);
        out.name("gradings").integer(static_cast<std::int64_t>(effect.gradings));
        points(out, effect);
        out.endObject();
    }
    out.endArray();
}

void sources(JsonWriter &out, std::string_view figure, const audit::Audit &audit, const scoring::FigureSources &of)
{
    out.name(figure).beginObject();
    if (!of.evaluations.empty()) {
        out.name("evaluations").beginArray();
        for (const scoring::EvaluationEffect &effect : of.evaluations) {
            out.beginObject(true).member("evaluation", audit.evaluations[effect.index].id);
            out.member("score", exactText(effect.score)).member("earned", exactText(effect.earned)).endObject();
        }
        out.endArray();
    }
    items(out, of.items);
    dimensions(out, of.dimensions);
    out.endObject();
}

void hurdle(JsonWriter &out, const scoring::Hurdle &of)
{
    out.beginObject().member("condition", name(of.condition));
    if (of.condition == scoring::Hurdle::Condition::Conformity) {
        out.name("indicators").beginArray(true);
        for (const std::string_view code : of.indicators)
            out.string(code);
        out.endArray();
    } else {
        out.member("needed", exactText(of.needed));
        out.member("short_by", scoring::cutToHundredths(of.shortBy)).member("short_by_exact", exactText(of.shortBy));
        dimensions(out, of.dimensions);
        items(out, of.items);
    }
    out.member("zh", of.sentence.zh).member("en", of.sentence.en).endObject();
}

} // namespace

void writeWhy(JsonWriter &out, const audit::Audit &audit, const scoring::Why &why)
{
    out.name("why").beginObject();
    sources(out, "service", audit, why.service);
    sources(out, "management", audit, why.management);
    out.name("next_stars");
    why.nextStars == 0 ? out.null() : out.integer(why.nextStars);
    out.name("hurdles").beginArray();
    for (const scoring::Hurdle &each : why.hurdles)
        hurdle(out, each);
    out.endArray().endObject();
}

} // namespace plumbline::core::cli
