#include "core/exchange/audit_fields.h"

#include "core/exchange/dates.h"
#include "core/exchange/limits.h"
#include "core/exchange/plain_text.h"

#include <charconv>
#include <limits>

namespace plumbline::core::exchange {

namespace {

constexpr audit::Alpha kWhole = 1000; // thousandths

std::optional<std::int64_t> toInteger(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

bool areDigits(std::string_view text)
{
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// 0, 1, 0.d, 0.dd, 0.ddd, 1.0 to 1.000, in ASCII.
std::optional<audit::Alpha> alphaOf(std::string_view text)
{
    if (text.empty() || (text[0] != '0' && text[0] != '1'))
        return std::nullopt;
    audit::Alpha value = text[0] == '1' ? kWhole : 0;
    if (text.size() == 1)
        return value;
    if (text[1] != '.' || text.size() < 3 || text.size() > 5 || !areDigits(text.substr(2)))
        return std::nullopt;
    int weight = kWhole / 10;
    for (const char digit : text.substr(2)) {
        value += (digit - '0') * weight;
        weight /= 10;
    }
    if (value > kWhole)
        return std::nullopt;
    return value;
}

} // namespace

std::string Path::pointer() const
{
    if (parent == nullptr)
        return {};
    return parent->pointer() + '/' + (isIndex ? std::to_string(index) : pointerToken(name));
}

Text describe(const JsonValue &value)
{
    const std::string text = value.is(JsonKind::String) || value.is(JsonKind::Integer) || value.is(JsonKind::Float)
        ? shown(value.text())
        : std::string();
    switch (value.kind()) {
    case JsonKind::Null:
        return {"null", "null"};
    case JsonKind::Bool:
        return value.boolean() ? Text{"true", "true"} : Text{"false", "false"};
    case JsonKind::Integer:
        return {"整数 " + text, "the integer " + text};
    case JsonKind::Float:
        return {"浮点数 " + text, "the float " + text};
    case JsonKind::String:
        return {"字符串“" + text + "”", "the string \"" + text + "\""};
    case JsonKind::Array:
        return {"数组", "an array"};
    case JsonKind::Object:
        return {"对象", "an object"};
    }
    return {};
}

const JsonValue &memberOr(const JsonValue &object, std::string_view name)
{
    for (const JsonMember &member : object.members()) {
        if (member.name == name)
            return member.value;
    }
    return object;
}

void keepUnknown(audit::UnknownMembers &unknown, const JsonMember &member)
{
    unknown.emplace_back(member.name, compactJson(member.value));
}

void AuditFields::fault(const Path &path, const JsonValue &value, const Text &what)
{
    const std::string line = std::to_string(m_lines.lineAt(value.offset()));
    m_faults.push_back({ErrorCode::InvalidInput,
                        {"第 " + line + " 行：" + what.zh + "。", "line " + line + ": " + what.en + "."},
                        path.pointer()});
}

void AuditFields::expected(const Path &path, const JsonValue &value, const Text &expectation)
{
    const Text found = describe(value);
    fault(path, value,
          {"应为" + expectation.zh + "，实为" + found.zh, "expected " + expectation.en + ", found " + found.en});
}

void AuditFields::missing(const Path &path, const JsonValue &object, const Text &expectation)
{
    fault(path, object, {"缺少此成员，应为" + expectation.zh, "this member is missing; expected " + expectation.en});
}

std::string AuditFields::text(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::String))
        return std::string(value.text());
    if (!value.is(JsonKind::Null))
        expected(path, value, {"字符串", "a string"});
    return {};
}

std::optional<std::string> AuditFields::reason(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::String))
        return std::string(value.text());
    if (!value.is(JsonKind::Null))
        expected(path, value, {"写明理由的字符串", "a string that gives the reason"});
    return std::nullopt;
}

std::string AuditFields::id(const Path &path, const JsonValue &value)
{
    if (!value.is(JsonKind::String)) {
        expected(path, value, {"编号（字符串）", "an id, as a string"});
        return {};
    }
    if (value.text().empty())
        fault(path, value, {"编号不能为空", "an id must not be empty"});
    else if (hasLineBreak(value.text()))
        fault(path, value, {"编号中不能有换行", "an id must not hold a line break"});
    return std::string(value.text());
}

std::optional<int> AuditFields::level(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Null))
        return std::nullopt;
    if (value.is(JsonKind::Integer)) {
        const std::optional<std::int64_t> number = toInteger(value.text());
        if (number && *number >= 1 && *number <= 5)
            return static_cast<int>(*number);
    }
    expected(path, value, {" 1 到 5 的整数", "an integer from 1 to 5"});
    return std::nullopt;
}

std::optional<std::int64_t> AuditFields::count(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Null))
        return std::nullopt;
    if (value.is(JsonKind::Integer)) {
        const std::optional<std::int64_t> number = toInteger(value.text());
        if (number && *number >= 0)
            return number;
    }
    const std::string most = std::to_string(std::numeric_limits<std::int64_t>::max());
    expected(path, value, {" 0 到 " + most + " 的整数", "an integer from 0 to " + most});
    return std::nullopt;
}

std::optional<bool> AuditFields::mark(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Bool))
        return value.boolean();
    if (!value.is(JsonKind::Null))
        expected(path, value, {" true 或 false", "true or false"});
    return std::nullopt;
}

std::string AuditFields::date(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Null) || (value.is(JsonKind::String) && value.text().empty()))
        return {};
    if (value.is(JsonKind::String) && isIsoDate(value.text()))
        return std::string(value.text());
    expected(path, value, {"存在的日期 YYYY-MM-DD", "a date that exists, YYYY-MM-DD"});
    return {};
}

std::string AuditFields::time(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Null) || (value.is(JsonKind::String) && value.text().empty()))
        return {};
    if (value.is(JsonKind::String) && (isIsoTime(value.text()) || isIsoDate(value.text())))
        return std::string(value.text());
    expected(path, value,
             {"存在的时刻，如 2026-11-03T10:12:00+08:00", "a time that exists, such as 2026-11-03T10:12:00+08:00"});
    return {};
}

std::string AuditFields::month(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::String) && isIsoMonth(value.text()))
        return std::string(value.text());
    expected(path, value, {"月份 YYYY-MM", "a month, YYYY-MM"});
    return {};
}

std::optional<audit::Alpha> AuditFields::alpha(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Null))
        return std::nullopt;
    if (value.is(JsonKind::Integer) || value.is(JsonKind::String)) {
        const std::optional<audit::Alpha> number = alphaOf(value.text());
        const bool wellPlaced = value.is(JsonKind::String) || value.text().size() == 1;
        if (number && wellPlaced)
            return number;
    }
    expected(path, value,
             {" 0 到 1、至多三位小数的字符串，如 \"0.55\"",
              "a string from 0 to 1 with at most three decimals, such as \"0.55\""});
    return std::nullopt;
}

std::optional<audit::Decimal> AuditFields::decimal(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Null))
        return std::nullopt;
    const bool isNumber = value.is(JsonKind::String) || value.is(JsonKind::Integer);
    if (isNumber && value.text().size() > kMaxDecimalLength) {
        const std::string limit = std::to_string(kMaxDecimalLength);
        const std::string length = std::to_string(value.text().size());
        fault(path, value,
              {"十进制数字至多 " + limit + " 个字符，实为 " + length + " 个",
               "a decimal has at most " + limit + " characters, found " + length});
        return std::nullopt;
    }
    if (isNumber) {
        std::string_view text = value.text();
        if (value.is(JsonKind::Integer) && text == "-0")
            text = "0";
        const std::size_t point = text.find('.');
        const bool pointed = point != std::string_view::npos;
        const std::string_view whole = text.substr(0, point);
        const std::string_view fraction = pointed ? text.substr(point + 1) : std::string_view();
        if (!whole.empty() && areDigits(whole) && areDigits(fraction) && pointed == !fraction.empty())
            return audit::Decimal{std::string(text)};
    }
    expected(path, value,
             {"不小于 0 的十进制数字符串，如 \"18.4\"，或整数",
              "a decimal of 0 or more as a string, such as \"18.4\", or an integer"});
    return std::nullopt;
}

bool AuditFields::isObject(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Object))
        return true;
    if (!value.is(JsonKind::Null))
        expected(path, value, {"对象 {…}", "an object {...}"});
    return false;
}

bool AuditFields::isArray(const Path &path, const JsonValue &value)
{
    if (value.is(JsonKind::Array))
        return true;
    if (!value.is(JsonKind::Null))
        expected(path, value, {"数组 […]", "an array [...]"});
    return false;
}

} // namespace plumbline::core::exchange
