#include "core/cli/result_json.h"

#include "core/cli/why_json.h"
#include "core/exchange/json_writer.h"

namespace plumbline::core::cli {

namespace {

using exchange::JsonWriter;
using scoring::AuditResult;

void figure(JsonWriter &out, std::string_view name, const scoring::Score &score)
{
    out.name(name);
    score ? out.string(scoring::cutToHundredths(*score)) : out.null();
}

void exact(JsonWriter &out, std::string_view name, const scoring::Score &score)
{
    out.name(name);
    score ? out.string(scoring::exactText(*score)) : out.null();
}

template <class Number>
void integer(JsonWriter &out, std::string_view name, Number value)
{
    out.name(name).integer(static_cast<std::int64_t>(value));
}

void service(JsonWriter &out, const AuditResult &result)
{
    out.name("service").beginObject();
    figure(out, "score", result.service);
    exact(out, "exact", result.service);
    integer(out, "evaluations", result.evaluations);
    out.name("interval");
    if (result.interval)
        out.beginArray(true).string(result.interval->lower).string(result.interval->upper).endArray();
    else
        out.null();
    out.name("straddles").beginArray(true);
    for (const int threshold : result.straddles)
        out.integer(threshold);
    out.endArray().endObject();
}

void management(JsonWriter &out, const AuditResult &result)
{
    out.name("management").beginObject();
    figure(out, "score", result.management);
    exact(out, "exact", result.management);
    integer(out, "level", result.level);
    out.endObject();
}

void conformity(JsonWriter &out, const AuditResult &result)
{
    out.name("conformity").beginObject().name("conclusion");
    if (result.conclusion)
        out.string(*result.conclusion == audit::Conclusion::Met ? "met" : "not_met");
    else
        out.null();
    out.name("indicators").beginObject();
    for (const scoring::IndicatorState &indicator : result.indicators)
        out.member(indicator.code, scoring::name(indicator.state));
    out.endObject().name("totals").beginObject(); // over all months, as advice
    for (const scoring::IndicatorState &indicator : result.indicators) {
        if (indicator.total)
            exact(out, indicator.code, indicator.total);
    }
    out.endObject().endObject();
}

void sample(JsonWriter &out, const AuditResult &result)
{
    out.name("sample").beginObject();
    integer(out, "projects", result.projects);
    out.name("required");
    result.required ? out.integer(static_cast<std::int64_t>(*result.required)) : out.null();
    out.name("current").beginArray();
    for (const std::string &id : result.current)
        out.string(id);
    out.endArray().name("verified").boolean(result.verified).endObject();
}

void missing(JsonWriter &out, const AuditResult &result)
{
    out.name("missing").beginArray();
    for (const scoring::Missing &entry : result.missing) {
        out.beginObject(true).member("what", scoring::name(entry.what));
        if (entry.project)
            out.member("project", *entry.project);
        if (entry.evaluation)
            out.member("evaluation", *entry.evaluation);
        if (entry.item)
            out.member("item", standard::item(*entry.item).code);
        out.endObject();
    }
    out.endArray();
}

void dimensions(JsonWriter &out, const AuditResult &result)
{
    out.name("dimensions").beginObject();
    int number = 0;
    for (const scoring::DimensionScore &dimension : result.dimensions) {
        out.name(std::to_string(++number)).beginObject();
        figure(out, "service", dimension.service);
        figure(out, "management", dimension.management);
        exact(out, "service_exact", dimension.service);
        exact(out, "management_exact", dimension.management);
        out.endObject();
    }
    out.endObject();
}

} // namespace

std::string resultJson(const audit::Audit &audit, const AuditResult &result, const scoring::Why &why)
{
    JsonWriter out;
    out.beginObject();
    service(out, result);
    management(out, result);
    conformity(out, result);
    sample(out, result);
    out.member("result", result.pass ? "pass" : "fail");
    integer(out, "stars", result.stars);
    out.name("final").boolean(result.final);
    missing(out, result);
    out.name("outside_sample").beginArray();
    for (const std::string &id : result.outsideSample)
        out.string(id);
    out.endArray().name("stars_possible").beginObject(true);
    integer(out, "worst", result.possible.worst);
    integer(out, "best", result.possible.best);
    out.endObject();
    dimensions(out, result);
    writeWhy(out, audit, why);
    out.name("standard").beginObject();
    out.member("id", standard::kStandardId);
    out.member("catalogue_version", standard::catalogueVersion()).member("catalogue_hash", standard::catalogueHash());
    out.endObject().endObject();
    return out.take();
}

} // namespace plumbline::core::cli
