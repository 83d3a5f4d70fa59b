#include "core/exchange/json_writer.h"

namespace plumbline::core::exchange {

void appendJsonString(std::string &out, std::string_view text)
{
    constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        default:
            out += "\\u00";
            out += kHex[c >> 4];
            out += kHex[c & 15];
        }
    }
    out.append(text, plain, std::string_view::npos);
    out += '"';
}

void appendCompactJson(std::string &out, const JsonValue &value)
{
    switch (value.kind()) {
    case JsonKind::Null:
        out += "null";
        break;
    case JsonKind::Bool:
        out += value.boolean() ? "true" : "false";
        break;
    case JsonKind::Integer:
    case JsonKind::Float:
        out += value.text();
        break;
    case JsonKind::String:
        appendJsonString(out, value.text());
        break;
    case JsonKind::Array: {
        char separator = '[';
        for (const JsonValue &element : value.elements()) {
            out += separator;
            separator = ',';
            appendCompactJson(out, element);
        }
        out += value.elements().empty() ? "[]" : "]";
        break;
    }
    case JsonKind::Object: {
        char separator = '{';
        for (const JsonMember &member : value.members()) {
            out += separator;
            separator = ',';
            appendJsonString(out, member.name);
            out += ':';
            appendCompactJson(out, member.value);
        }
        out += value.members().empty() ? "{}" : "}";
        break;
    }
    }
}

JsonWriter &JsonWriter::begin(char bracket, bool inlined)
{
    separate();
    const bool inside = !m_levels.empty() && m_levels.back().inlined;
    m_levels.push_back({inlined || inside, true});
    m_out += bracket;
    return *this;
}

JsonWriter &JsonWriter::end(char bracket)
{
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (!level.empty && !level.inlined)
        breakLine(m_levels.size());
    else if (!level.empty && bracket == '}')
        m_out += ' ';
    m_out += bracket;
    return *this;
}

JsonWriter &JsonWriter::name(std::string_view name)
{
    separate();
    appendJsonString(m_out, name);
    m_out += ": ";
    m_named = true;
    return *this;
}

JsonWriter &JsonWriter::string(std::string_view text)
{
    separate();
    appendJsonString(m_out, text);
    return *this;
}

JsonWriter &JsonWriter::integer(std::int64_t value)
{
    return raw(std::to_string(value));
}

JsonWriter &JsonWriter::boolean(bool value)
{
    return raw(value ? "true" : "false");
}

JsonWriter &JsonWriter::null()
{
    return raw("null");
}

JsonWriter &JsonWriter::raw(std::string_view json)
{
    separate();
    m_out += json;
    return *this;
}

std::string JsonWriter::take()
{
    m_out += '\n';
    return std::move(m_out);
}

void JsonWriter::separate()
{
    if (m_named) {
        m_named = false;
        return;
    }
    if (m_levels.empty())
        return;
    Level &level = m_levels.back();
    if (!level.empty)
        m_out += ',';
    if (!level.inlined)
        breakLine(m_levels.size());
    else if (!level.empty || m_out.back() == '{')
        m_out += ' ';
    level.empty = false;
}

void JsonWriter::breakLine(std::size_t depth)
{
    m_out += '\n';
    m_out.append(depth * 2, ' ');
}

} // namespace plumbline::core::exchange
