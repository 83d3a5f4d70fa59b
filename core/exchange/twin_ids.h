#pragma once
// Ids of an audit file that stand twice in their list.

#include "core/exchange/audit_fields.h"

#include <string>
#include <string_view>
#include <unordered_set>

namespace plumbline::core::exchange {

/// Notes a fault for each of the first kMaxListedFaults, and one that counts the others.
class TwinIds {
public:
    TwinIds(AuditFields &fields, Text what, std::size_t count) : m_fields(fields), m_what(std::move(what))
    {
        m_seen.reserve(count);
    }

    /// `id` is that of `element` and outlives this. An empty one is a fault already, and no twin.
    void add(const Path &element, const JsonValue &value, std::string_view id);
    /// All are added; `list` is where they stand.
    void finish(const Path &list, const JsonValue &value);

private:
    AuditFields &m_fields;
    Text m_what; ///< "evaluation"
    std::unordered_set<std::string_view> m_seen;
    std::size_t m_twins = 0;
};

} // namespace plumbline::core::exchange
