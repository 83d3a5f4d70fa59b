#include "core/exchange/alpha_text.h"
#include "core/exchange/audit_file.h"
#include "core/exchange/json_writer.h"

namespace plumbline::core::exchange {

namespace {

void unknown(JsonWriter &out, const audit::UnknownMembers &members)
{
    for (const auto &[name, json] : members)
        out.name(name).raw(json);
}

void textUnlessEmpty(JsonWriter &out, std::string_view name, const std::string &text)
{
    if (!text.empty())
        out.member(name, text);
}

void textIfAny(JsonWriter &out, std::string_view name, const std::optional<std::string> &text)
{
    if (text)
        out.member(name, *text);
}

void integerIfAny(JsonWriter &out, std::string_view name, const std::optional<std::int64_t> &value)
{
    if (value)
        out.name(name).integer(*value);
}

void projects(JsonWriter &out, const std::vector<audit::Project> &list)
{
    out.name("projects").beginArray();
    for (const audit::Project &project : list) {
        out.beginObject(true).member("id", project.id).member("name", project.name);
        textUnlessEmpty(out, "kind", project.kind);
        textUnlessEmpty(out, "customer", project.customer);
        textUnlessEmpty(out, "completed", project.completed);
        unknown(out, project.unknown);
        out.endObject();
    }
    out.endArray();
}

void sample(JsonWriter &out, const audit::Sample &drawn)
{
    out.name("sample").beginObject().member("seed", drawn.seed);
    textIfAny(out, "frame", drawn.frame);
    integerIfAny(out, "size", drawn.size);
    out.name("drawn").beginArray(true);
    for (const std::string &id : drawn.drawn)
        out.string(id);
    out.endArray().name("replacements").beginArray();
    for (const audit::Replacement &replacement : drawn.replacements) {
        out.beginObject(true).member("out", replacement.out).member("in", replacement.in);
        out.member("reason", replacement.reason);
        unknown(out, replacement.unknown);
        out.endObject();
    }
    out.endArray();
    unknown(out, drawn.unknown);
    out.endObject();
}

void answer(JsonWriter &out, const audit::Answer &answer)
{
    out.name(standard::item(answer.item).code).beginObject(true);
    if (answer.likert)
        out.name("likert").integer(*answer.likert);
    if (answer.alpha)
        out.member("alpha", alphaText(*answer.alpha));
    textIfAny(out, "not_involved", answer.notInvolved);
    textUnlessEmpty(out, "note", answer.note);
    unknown(out, answer.unknown);
    out.endObject();
}

void evaluation(JsonWriter &out, const audit::Evaluation &evaluation)
{
    out.beginObject().member("id", evaluation.id).member("project", evaluation.project);
    out.name("by").beginObject(true);
    out.member("kind", evaluation.kind == audit::EvaluatorKind::Auditor ? "auditor" : "customer");
    out.member("name", evaluation.evaluator);
    unknown(out, evaluation.unknownBy);
    out.endObject();
    textUnlessEmpty(out, "at", evaluation.at);
    textIfAny(out, "excluded", evaluation.excluded);
    out.name("answers").beginObject();
    for (const audit::Answer &one : evaluation.answers)
        answer(out, one);
    out.endObject();
    unknown(out, evaluation.unknown);
    out.endObject();
}

void management(JsonWriter &out, const std::vector<audit::Grade> &grades)
{
    out.name("management").beginObject();
    for (const audit::Grade &grade : grades) {
        out.name(standard::item(grade.item).code).beginObject(true);
        if (grade.level)
            out.name("level").integer(*grade.level);
        textIfAny(out, "not_involved", grade.notInvolved);
        textUnlessEmpty(out, "note", grade.note);
        unknown(out, grade.unknown);
        out.endObject();
    }
    out.endObject();
}

void months(JsonWriter &out, const std::vector<audit::ServiceMonth> &list)
{
    out.name("service_months").beginArray();
    for (const audit::ServiceMonth &month : list) {
        out.beginObject(true).member("month", month.month);
        integerIfAny(out, "issues", month.issues);
        integerIfAny(out, "responded", month.responded);
        integerIfAny(out, "closed", month.closed);
        integerIfAny(out, "complaints", month.complaints);
        integerIfAny(out, "complaints_solved", month.complaintsSolved);
        integerIfAny(out, "surveyed", month.surveyed);
        if (month.satisfactionTotal)
            out.member("satisfaction_total", month.satisfactionTotal->text);
        unknown(out, month.unknown);
        out.endObject();
    }
    out.endArray();
}

void conformity(JsonWriter &out, const audit::Conformity &conformity)
{
    out.name("conformity").beginObject().name("indicators").beginObject();
    for (const auto &[code, mark] : conformity.indicators) {
        out.name(code).beginObject(true);
        if (mark.met)
            out.name("met").boolean(*mark.met);
        textUnlessEmpty(out, "note", mark.note);
        unknown(out, mark.unknown);
        out.endObject();
    }
    out.endObject();
    if (conformity.conclusion)
        out.member("conclusion", *conformity.conclusion == audit::Conclusion::Met ? "met" : "not_met");
    out.member("justification", conformity.justification);
    unknown(out, conformity.unknown);
    out.endObject();
}

} // namespace

std::string writeAudit(const audit::Audit &audit)
{
    JsonWriter out;
    out.beginObject().member("format", kAuditFormat).member("id", audit.id).member("standard", audit.standard);
    out.name("organisation").beginObject(true).member("name", audit.organisation.name);
    unknown(out, audit.organisation.unknown);
    out.endObject();
    projects(out, audit.projects);
    if (audit.sample)
        sample(out, *audit.sample);
    out.name("not_involved").beginObject();
    for (const auto &[item, reason] : audit.notInvolved)
        out.member(standard::item(item).code, reason);
    out.endObject().name("evaluations").beginArray();
    for (const audit::Evaluation &one : audit.evaluations)
        evaluation(out, one);
    out.endArray();
    management(out, audit.management);
    months(out, audit.serviceMonths);
    conformity(out, audit.conformity);
    unknown(out, audit.unknown);
    out.endObject();
    return out.take();
}

} // namespace plumbline::core::exchange
