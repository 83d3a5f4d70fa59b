#include "core/exchange/json_tree_builder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

namespace plumbline::core::exchange {

namespace {

constexpr std::size_t kFirstBlock = 64 * 1024;
constexpr std::size_t kCompareEachBelow = 9; ///< members; beyond, a hash table is quicker than comparing all pairs

template <class T>
T *arenaArray(std::pmr::memory_resource &memory, std::size_t count)
{
    return static_cast<T *>(memory.allocate(count * sizeof(T), alignof(T)));
}

} // namespace

JsonTreeBuilder::JsonTreeBuilder(std::string_view source) : m_source(source), m_lines(source)
{
    m_document.memory = std::make_unique<std::pmr::monotonic_buffer_resource>(kFirstBlock);
}

JsonDocument JsonTreeBuilder::take()
{
    if (!m_stack.empty())
        m_document.root = m_stack.front().value;
    return std::move(m_document);
}

std::string JsonTreeBuilder::currentPointer() const
{
    std::string pointer;
    for (std::size_t i = 0; i < m_frames.size(); ++i) {
        const bool last = i + 1 == m_frames.size();
        const std::size_t childrenEnd = last ? m_stack.size() : m_frames[i + 1].first;
        if (!m_frames[i].object)
            pointer += '/' + std::to_string(childrenEnd - m_frames[i].first - (last ? 0 : 1));
        else if (!last)
            pointer += '/' + pointerToken(m_stack[childrenEnd - 1].name);
        else if (m_key.data() != nullptr)
            pointer += '/' + pointerToken(m_key);
    }
    return pointer;
}

bool JsonTreeBuilder::begin(bool object)
{
    // The container takes its place among its siblings now, so that its name and index are known while it is open.
    put(JsonValue(JsonKind::Null, m_offset));
    m_frames.push_back({object, m_stack.size(), m_offset});
    return true;
}

bool JsonTreeBuilder::on_object_end(std::size_t, Code &)
{
    const Frame frame = m_frames.back();
    const std::size_t count = m_stack.size() - frame.first;
    JsonMember *members = arenaArray<JsonMember>(*m_document.memory, count);
    std::copy(m_stack.begin() + static_cast<std::ptrdiff_t>(frame.first), m_stack.end(), members);
    m_key = {};
    noteRepeated({members, count});
    m_frames.pop_back();
    m_stack.resize(frame.first);
    m_stack.back().value = JsonValue(JsonKind::Object, members, count, frame.offset);
    return true;
}

bool JsonTreeBuilder::on_array_end(std::size_t, Code &)
{
    const Frame frame = m_frames.back();
    m_frames.pop_back();
    const std::size_t count = m_stack.size() - frame.first;
    JsonValue *elements = arenaArray<JsonValue>(*m_document.memory, count);
    for (std::size_t i = 0; i < count; ++i)
        elements[i] = m_stack[frame.first + i].value;
    m_stack.resize(frame.first);
    m_stack.back().value = JsonValue(JsonKind::Array, elements, count, frame.offset);
    return true;
}

bool JsonTreeBuilder::on_key(View part, std::size_t, Code &)
{
    m_key = text(part);
    if (m_key.data() == nullptr)
        m_key = std::string_view("");
    return true;
}

bool JsonTreeBuilder::on_string(View part, std::size_t, Code &)
{
    const std::string_view value = text(part);
    return put(JsonValue(JsonKind::String, value, m_offset));
}

bool JsonTreeBuilder::number(View part)
{
    const std::string_view value = text(part);
    const bool isFloat = value.find_first_of(".eE") != std::string_view::npos;
    return put(JsonValue(isFloat ? JsonKind::Float : JsonKind::Integer, value, m_offset));
}

bool JsonTreeBuilder::append(View part)
{
    m_partial.append(part.data(), part.size());
    return true;
}

bool JsonTreeBuilder::put(const JsonValue &value)
{
    const bool inObject = !m_frames.empty() && m_frames.back().object;
    m_stack.push_back({inObject ? m_key : std::string_view(), value});
    if (inObject)
        m_key = {};
    return true;
}

std::string_view JsonTreeBuilder::text(View part)
{
    const std::less_equal<const char *> notAfter;
    const char *const end = m_source.data() + m_source.size();
    const bool inSource = notAfter(m_source.data(), part.data()) && notAfter(part.data() + part.size(), end);
    if (inSource)
        m_offset = static_cast<std::uint32_t>(part.data() - m_source.data());
    if (m_partial.empty() && inSource)
        return {part.data(), part.size()};
    m_partial.append(part.data(), part.size());
    char *copy = arenaArray<char>(*m_document.memory, m_partial.size() + 1);
    std::memcpy(copy, m_partial.data(), m_partial.size());
    const std::string_view kept(copy, m_partial.size());
    m_partial.clear();
    return kept;
}

void JsonTreeBuilder::noteRepeated(std::span<const JsonMember> members)
{
    const auto note = [this](const JsonMember &member) {
        const std::string at = std::to_string(m_lines.lineAt(member.value.offset()));
        m_document.repeated.push_back({ErrorCode::InvalidInput,
                                       {"第 " + at + " 行：同一对象中的成员出现了两次，只能保留一个。",
                                        "line " + at + ": this member stands twice in one object; keep one of them."},
                                       currentPointer() + '/' + pointerToken(member.name)});
    };
    if (members.size() < kCompareEachBelow) {
        for (std::size_t i = 1; i < members.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (members[i].name == members[j].name) {
                    note(members[i]);
                    break;
                }
            }
        }
        return;
    }
    const std::size_t slots = std::bit_ceil(members.size() * 2);
    m_table.assign(slots, 0);
    for (std::size_t i = 0; i < members.size(); ++i) {
        std::size_t slot = std::hash<std::string_view>{}(members[i].name) & (slots - 1);
        while (m_table[slot] != 0 && members[m_table[slot] - 1].name != members[i].name)
            slot = (slot + 1) & (slots - 1);
        if (m_table[slot] != 0)
            note(members[i]);
        else
            m_table[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

} // namespace plumbline::core::exchange
