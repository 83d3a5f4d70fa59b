#include "core/exchange/audit_sections.h"
#include "core/exchange/plain_text.h"

#include <algorithm>

namespace plumbline::core::exchange {

namespace {

audit::ServiceMonth readMonth(AuditFields &fields, const Path &path, const JsonValue &value)
{
    audit::ServiceMonth month;
    bool named = false;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        if (member.name == "month") {
            named = true;
            month.month = fields.month(here, member.value);
        } else if (member.name == "issues") {
            month.issues = fields.count(here, member.value);
        } else if (member.name == "responded") {
            month.responded = fields.count(here, member.value);
        } else if (member.name == "closed") {
            month.closed = fields.count(here, member.value);
        } else if (member.name == "complaints") {
            month.complaints = fields.count(here, member.value);
        } else if (member.name == "complaints_solved") {
            month.complaintsSolved = fields.count(here, member.value);
        } else if (member.name == "surveyed") {
            month.surveyed = fields.count(here, member.value);
        } else if (member.name == "satisfaction_total") {
            month.satisfactionTotal = fields.decimal(here, member.value);
        } else {
            keepUnknown(month.unknown, member);
        }
    }
    if (!named)
        fields.missing(path.at("month"), value, {"月份 YYYY-MM", "a month, YYYY-MM"});
    return month;
}

audit::IndicatorMark readIndicatorMark(AuditFields &fields, const Path &path, const JsonValue &value)
{
    audit::IndicatorMark mark;
    if (!fields.isObject(path, value))
        return mark;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        if (member.name == "met")
            mark.met = fields.mark(here, member.value);
        else if (member.name == "note")
            mark.note = fields.text(here, member.value);
        else
            keepUnknown(mark.unknown, member);
    }
    return mark;
}

std::map<std::string, audit::IndicatorMark> readIndicators(AuditFields &fields, const Path &path,
                                                           const JsonValue &value)
{
    std::map<std::string, audit::IndicatorMark> marks;
    if (!fields.isObject(path, value))
        return marks;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        const auto known = standard::indicators();
        if (std::ranges::find(known, member.name, &standard::Indicator::code) == known.end()) {
            const std::string code = shown(member.name);
            fields.fault(here, member.value,
                         {"没有符合性指标“" + code + "”，应为九个指标编号之一",
                          "there is no indicator \"" + code + "\"; expected one of the nine codes"});
            continue;
        }
        marks.emplace(member.name, readIndicatorMark(fields, here, member.value));
    }
    return marks;
}

std::optional<audit::Conclusion> readConclusion(AuditFields &fields, const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Null) || (value.is(JsonKind::String) && value.text().empty()))
        return std::nullopt;
    if (value.is(JsonKind::String) && value.text() == "met")
        return audit::Conclusion::Met;
    if (value.is(JsonKind::String) && value.text() == "not_met")
        return audit::Conclusion::NotMet;
    fields.expected(path, value,
                    {"“met”、“not_met”，或留空（未定）", "\"met\", \"not_met\", or nothing while it is open"});
    return std::nullopt;
}

} // namespace

std::vector<audit::ServiceMonth> readMonths(AuditFields &fields, const Path &path, const JsonValue &value)
{
    std::vector<audit::ServiceMonth> months;
    if (!fields.isArray(path, value))
        return months;
    std::size_t index = 0;
    for (const JsonValue &element : value.elements()) {
        const Path here = path.at(index++);
        if (!element.is(JsonKind::Object)) {
            fields.expected(here, element, {"对象 {…}", "an object {...}"});
            continue;
        }
        months.push_back(readMonth(fields, here, element));
    }
    return months;
}

audit::Conformity readConformity(AuditFields &fields, const Path &path, const JsonValue &value)
{
    audit::Conformity conformity;
    if (!fields.isObject(path, value))
        return conformity;
    for (const JsonMember &member : value.members()) {
        const Path here = path.at(member.name);
        if (member.name == "indicators")
            conformity.indicators = readIndicators(fields, here, member.value);
        else if (member.name == "conclusion")
            conformity.conclusion = readConclusion(fields, here, member.value);
        else if (member.name == "justification")
            conformity.justification = fields.text(here, member.value);
        else
            keepUnknown(conformity.unknown, member);
    }
    return conformity;
}

} // namespace plumbline::core::exchange
