#include "core/exchange/twin_ids.h"

#include "core/exchange/limits.h"
#include "core/exchange/plain_text.h"

namespace plumbline::core::exchange {

void TwinIds::add(const Path &element, const JsonValue &value, std::string_view id)
{
    if (id.empty() || m_seen.insert(id).second || ++m_twins > kMaxListedFaults)
        return;
    const std::string seen = shown(id);
    m_fields.fault(element.at("id"), memberOr(value, "id"),
                   {m_what.zh + "编号“" + seen + "”重复", "the " + m_what.en + " id \"" + seen + "\" stands twice"});
}

void TwinIds::finish(const Path &list, const JsonValue &value)
{
    if (m_twins <= kMaxListedFaults)
        return;
    const std::string more = std::to_string(m_twins - kMaxListedFaults);
    m_fields.fault(
        list, value,
        {"另有 " + more + " 个" + m_what.zh + "编号重复", "and " + more + " more " + m_what.en + " ids stand twice"});
}

} // namespace plumbline::core::exchange
