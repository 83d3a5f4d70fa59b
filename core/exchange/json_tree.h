#pragma once
// A JSON document as a tree that forgets nothing: numbers as written, members in their order, repeated ones too.

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

namespace plumbline::core::exchange {

enum class JsonKind : std::uint8_t { Null, Bool, Integer, Float, String, Array, Object };

struct JsonMember;

/// A value inside a JsonDocument. Texts point into the document or into the text it was read from.
class JsonValue {
public:
    JsonValue() = default;
    JsonValue(JsonKind kind, std::uint32_t offset) : m_offset(offset), m_kind(kind) { }
    JsonValue(bool value, std::uint32_t offset) : m_size(value), m_offset(offset), m_kind(JsonKind::Bool) { }
    JsonValue(JsonKind kind, std::string_view text, std::uint32_t offset)
        : m_data(text.data()),
          m_size(static_cast<std::uint32_t>(text.size())),
          m_offset(offset),
          m_kind(kind)
    {
    }
    JsonValue(JsonKind kind, const void *children, std::size_t count, std::uint32_t offset)
        : m_data(children),
          m_size(static_cast<std::uint32_t>(count)),
          m_offset(offset),
          m_kind(kind)
    {
    }

    JsonKind kind() const { return m_kind; }
    bool is(JsonKind kind) const { return m_kind == kind; }
    bool boolean() const { return m_size != 0; }
    /// A string decoded to UTF-8, or a number as it was written.
    std::string_view text() const { return {static_cast<const char *>(m_data), m_size}; }
    std::span<const JsonValue> elements() const { return {static_cast<const JsonValue *>(m_data), m_size}; }
    std::span<const JsonMember> members() const;
    /// Byte of the document at or shortly before this value.
    std::uint32_t offset() const { return m_offset; }

private:
    const void *m_data = nullptr;
    std::uint32_t m_size = 0;
    std::uint32_t m_offset = 0;
    JsonKind m_kind = JsonKind::Null;
};

struct JsonMember {
    std::string_view name;
    JsonValue value;
};

inline std::span<const JsonMember> JsonValue::members() const
{
    return {static_cast<const JsonMember *>(m_data), m_size};
}

/// Keeps the memory of a tree; `json` given to parseJson must outlive it.
struct JsonDocument {
    std::unique_ptr<std::pmr::monotonic_buffer_resource> memory;
    JsonValue root;
    Faults repeated; ///< members that stand twice in one object, each by its pointer
};

/// RFC 8259, strictly, UTF-8; a leading byte order mark is passed over. One fault, with line, column and pointer, when
/// it is not JSON, not UTF-8, nested too deep or goes on after its end.
Result<JsonDocument, Faults> parseJson(std::string_view json);

/// The value as compact JSON; numbers as they were written.
std::string compactJson(const JsonValue &value);

/// `/` and `~` of a member name as a JSON pointer writes them (RFC 6901).
std::string pointerToken(std::string_view name);

/// Lines of rising offsets in one text, counted once.
class LineCounter {
public:
    explicit LineCounter(std::string_view text) : m_text(text) { }
    std::size_t lineAt(std::size_t offset); ///< from 1

private:
    std::string_view m_text;
    std::size_t m_offset = 0;
    std::size_t m_line = 1;
};

struct LineColumn {
    std::size_t line = 1;   ///< from 1
    std::size_t column = 1; ///< from 1, in bytes
};
LineColumn positionOf(std::string_view text, std::size_t offset);

} // namespace plumbline::core::exchange
