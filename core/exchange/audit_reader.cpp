#include "core/exchange/audit_file.h"
#include "core/exchange/audit_sections.h"
#include "core/exchange/limits.h"

namespace plumbline::core::exchange {

namespace {

void readFormat(AuditFields &fields, const Path &path, const JsonValue &value)
{
    if (!value.is(JsonKind::String) || value.text() != kAuditFormat)
        fields.expected(path, value, {"“plumbline.audit/1”", "\"plumbline.audit/1\""});
}

void readStandard(AuditFields &fields, const Path &path, const JsonValue &value)
{
    const std::string id(standard::kStandardId);
    if (!value.is(JsonKind::String) || value.text() != id)
        fields.expected(path, value,
                        {"“" + id + "”（本程序所依据的标准）", "\"" + id + "\", the standard this program knows"});
}

audit::Audit readRoot(AuditFields &fields, const JsonValue &root)
{
    audit::Audit audit;
    const Path top;
    bool format = false, id = false, standard = false;
    for (const JsonMember &member : root.members()) {
        const Path path = top.at(member.name);
        const JsonValue &value = member.value;
        if (member.name == "format") {
            format = true;
            readFormat(fields, path, value);
        } else if (member.name == "id") {
            id = true;
            audit.id = fields.id(path, value);
        } else if (member.name == "standard") {
            standard = true;
            readStandard(fields, path, value);
        } else if (member.name == "organisation") {
            audit.organisation = readOrganisation(fields, path, value);
        } else if (member.name == "projects") {
            audit.projects = readProjects(fields, path, value);
        } else if (member.name == "sample") {
            audit.sample = readSample(fields, path, value);
        } else if (member.name == "not_involved") {
            audit.notInvolved = readNotInvolved(fields, path, value);
        } else if (member.name == "evaluations") {
            audit.evaluations = readEvaluations(fields, path, value);
        } else if (member.name == "management") {
            audit.management = readManagement(fields, path, value);
        } else if (member.name == "service_months") {
            audit.serviceMonths = readMonths(fields, path, value);
        } else if (member.name == "conformity") {
            audit.conformity = readConformity(fields, path, value);
        } else {
            keepUnknown(audit.unknown, member);
        }
    }
    if (!format)
        fields.missing(top.at("format"), root, {"“plumbline.audit/1”", "\"plumbline.audit/1\""});
    if (!id)
        fields.missing(top.at("id"), root, {"编号（字符串）", "an id, as a string"});
    if (!standard)
        fields.missing(top.at("standard"), root, {"“JCCQB037-2025”", "\"JCCQB037-2025\""});
    return audit;
}

} // namespace

Result<audit::Audit, Faults> readAudit(std::string_view json)
{
    Result<JsonDocument, Faults> parsed = parseJson(json);
    if (!parsed)
        return std::move(parsed).error();
    Faults faults = std::move(parsed->repeated);
    if (faults.size() > kMaxListedFaults) {
        const std::string more = std::to_string(faults.size() - kMaxListedFaults);
        faults.resize(kMaxListedFaults);
        faults.push_back({ErrorCode::InvalidInput,
                          {"另有 " + more + " 个成员在同一对象中出现两次。",
                           "and " + more + " more members stand twice in one object."},
                          {}});
    }
    AuditFields fields(json);
    audit::Audit audit;
    if (parsed->root.is(JsonKind::Object))
        audit = readRoot(fields, parsed->root);
    else
        fields.expected(Path(), parsed->root, {"审核文件，即一个对象 {…}", "an audit file, which is one object {...}"});
    for (Error &fault : fields.takeFaults())
        faults.push_back(std::move(fault));
    if (!faults.empty())
        return faults;
    return audit;
}

} // namespace plumbline::core::exchange
