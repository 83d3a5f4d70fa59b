#pragma once
// Reads single members of an audit file; every fault is noted with its JSON pointer and reading goes on.

#include "core/audit/audit.h"
#include "core/exchange/json_tree.h"

namespace plumbline::core::exchange {

/// Where reading is: a chain on the stack, made into a JSON pointer only for a fault.
struct Path {
    const Path *parent = nullptr;
    std::string_view name;
    std::size_t index = 0;
    bool isIndex = false;

    Path at(std::string_view member) const { return {this, member, 0, false}; }
    Path at(std::size_t element) const { return {this, {}, element, true}; }
    std::string pointer() const;
};

class AuditFields {
public:
    explicit AuditFields(std::string_view json) : m_lines(json) { }

    void fault(const Path &path, const JsonValue &value, const Text &what);
    /// "expected ..., found ...".
    void expected(const Path &path, const JsonValue &value, const Text &expectation);
    void missing(const Path &path, const JsonValue &object, const Text &expectation);
    Faults takeFaults() { return std::move(m_faults); }

    /// A string; null is none. Anything else is a fault.
    std::string text(const Path &path, const JsonValue &value);
    /// A reason as written; null is none.
    std::optional<std::string> reason(const Path &path, const JsonValue &value);
    /// A string that is not empty and holds no line break.
    std::string id(const Path &path, const JsonValue &value);
    /// An integer 1 to 5; null is open.
    std::optional<int> level(const Path &path, const JsonValue &value);
    /// An integer from 0 to 2^63 - 1; null is none.
    std::optional<std::int64_t> count(const Path &path, const JsonValue &value);
    /// true or false; null is none.
    std::optional<bool> mark(const Path &path, const JsonValue &value);
    /// YYYY-MM-DD of a day that exists; null and "" are none.
    std::string date(const Path &path, const JsonValue &value);
    /// ISO 8601 date and time that exist; null and "" are none.
    std::string time(const Path &path, const JsonValue &value);
    std::string month(const Path &path, const JsonValue &value);
    /// Thousandths; null is the default. The band is the caller's business.
    std::optional<audit::Alpha> alpha(const Path &path, const JsonValue &value);
    /// A string of digits with at most one point, or an integer, from 0, of at most kMaxDecimalLength characters; null
    /// is none.
    std::optional<audit::Decimal> decimal(const Path &path, const JsonValue &value);

    /// Whether it is one; null counts as an empty one and is none. Else a fault.
    bool isObject(const Path &path, const JsonValue &value);
    bool isArray(const Path &path, const JsonValue &value);

private:
    LineCounter m_lines;
    Faults m_faults;
};

/// How a fault names a value: "the string \"four\"".
Text describe(const JsonValue &value);

/// The member of that name, or the object itself: where a fault is to point.
const JsonValue &memberOr(const JsonValue &object, std::string_view name);

void keepUnknown(audit::UnknownMembers &unknown, const JsonMember &member);

} // namespace plumbline::core::exchange
