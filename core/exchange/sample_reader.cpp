#include "core/exchange/audit_sections.h"
#include "core/exchange/twin_ids.h"

namespace plumbline::core::exchange {

namespace {

audit::Project readProject(AuditFields &fields, const Path &path, const JsonValue &value)
{
    audit::Project project;
    bool id = false;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        if (member.name == "id") {
            id = true;
            project.id = fields.id(here, member.value);
        } else if (member.name == "name") {
            project.name = fields.text(here, member.value);
        } else if (member.name == "kind") {
            project.kind = fields.text(here, member.value);
        } else if (member.name == "customer") {
            project.customer = fields.text(here, member.value);
        } else if (member.name == "completed") {
            project.completed = fields.date(here, member.value);
        } else {
            keepUnknown(project.unknown, member);
        }
    }
    if (!id)
        fields.missing(path.at("id"), value, {"编号（字符串）", "an id, as a string"});
    return project;
}

audit::Replacement readReplacement(AuditFields &fields, const Path &path, const JsonValue &value)
{
    audit::Replacement replacement;
    bool out = false, in = false;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        if (member.name == "out") {
            out = true;
            replacement.out = fields.id(here, member.value);
        } else if (member.name == "in") {
            in = true;
            replacement.in = fields.id(here, member.value);
        } else if (member.name == "reason") {
            replacement.reason = fields.reason(here, member.value).value_or(std::string());
        } else {
            keepUnknown(replacement.unknown, member);
        }
    }
    if (!out)
        fields.missing(path.at("out"), value, {"被替换项目的编号", "the id of the project replaced"});
    if (!in)
        fields.missing(path.at("in"), value, {"替补项目的编号", "the id of the project that takes its place"});
    return replacement;
}

bool isPresentObject(AuditFields &fields, const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Null))
        fields.expected(path, value, {"对象 {…}", "an object {...}"});
    return fields.isObject(path, value);
}

} // namespace

audit::Organisation readOrganisation(AuditFields &fields, const Path &path, const JsonValue &value)
{
    audit::Organisation organisation;
    if (!fields.isObject(path, value))
        return organisation;
    for (const JsonMember &member : value.members()) {
        if (member.name == "name")
            organisation.name = fields.text(path.at(member.name), member.value);
        else
            keepUnknown(organisation.unknown, member);
    }
    return organisation;
}

std::vector<audit::Project> readProjects(AuditFields &fields, const Path &path, const JsonValue &value)
{
    std::vector<audit::Project> projects;
    if (!fields.isArray(path, value))
        return projects;
    projects.reserve(value.elements().size());
    TwinIds twins(fields, {"项目", "project"}, value.elements().size());
    std::size_t index = 0;
    for (const JsonValue &element : value.elements()) {
        const Path here = path.at(index++);
        if (!isPresentObject(fields, here, element))
            continue;
        projects.push_back(readProject(fields, here, element));
        twins.add(here, element, projects.back().id); // the vector never grows beyond what was reserved
    }
    twins.finish(path, value);
    return projects;
}

std::optional<audit::Sample> readSample(AuditFields &fields, const Path &path, const JsonValue &value)
{
    if (!fields.isObject(path, value))
        return std::nullopt;
    audit::Sample sample;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        std::size_t index = 0;
        if (member.name == "seed") {
            sample.seed = fields.text(here, member.value);
        } else if (member.name == "frame") {
            if (!member.value.is(JsonKind::Null))
                sample.frame = fields.text(here, member.value);
        } else if (member.name == "size") {
            sample.size = fields.count(here, member.value);
        } else if (member.name == "drawn") {
            if (!fields.isArray(here, member.value))
                continue;
            for (const JsonValue &element : member.value.elements())
                sample.drawn.push_back(fields.id(here.at(index++), element));
        } else if (member.name == "replacements") {
            if (!fields.isArray(here, member.value))
                continue;
            for (const JsonValue &element : member.value.elements()) {
                const Path at = here.at(index++);
                if (isPresentObject(fields, at, element))
                    sample.replacements.push_back(readReplacement(fields, at, element));
            }
        } else {
            keepUnknown(sample.unknown, member);
        }
    }
    return sample;
}

} // namespace plumbline::core::exchange
