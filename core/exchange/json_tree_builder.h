#pragma once
// Builds a JsonDocument from parser events. Finished values wait on a stack until their container ends and are then
// moved into one arena: no allocation per value.

#include "core/exchange/json_tree.h"

#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>

namespace plumbline::core::exchange {

class JsonTreeBuilder {
public:
    using Code = boost::json::error_code;
    using View = boost::json::string_view;
    static constexpr std::size_t max_object_size = 0xFFFF'FFFEu;
    static constexpr std::size_t max_array_size = 0xFFFF'FFFEu;
    static constexpr std::size_t max_key_size = 0xFFFF'FFFEu;
    static constexpr std::size_t max_string_size = 0xFFFF'FFFEu;

    explicit JsonTreeBuilder(std::string_view source);

    JsonDocument take();
    std::string currentPointer() const; ///< of the value being read

    bool on_document_begin(Code &) { return true; }
    bool on_document_end(Code &) { return true; }
    bool on_object_begin(Code &) { return begin(true); }
    bool on_array_begin(Code &) { return begin(false); }
    bool on_object_end(std::size_t, Code &);
    bool on_array_end(std::size_t, Code &);
    bool on_key_part(View part, std::size_t, Code &) { return append(part); }
    bool on_key(View part, std::size_t, Code &);
    bool on_string_part(View part, std::size_t, Code &) { return append(part); }
    bool on_string(View part, std::size_t, Code &);
    bool on_number_part(View part, Code &) { return append(part); }
    bool on_int64(std::int64_t, View part, Code &) { return number(part); }
    bool on_uint64(std::uint64_t, View part, Code &) { return number(part); }
    bool on_double(double, View part, Code &) { return number(part); }
    bool on_bool(bool value, Code &) { return put(JsonValue(value, m_offset)); }
    bool on_null(Code &) { return put(JsonValue(JsonKind::Null, m_offset)); }
    bool on_comment_part(View, Code &) { return true; }
    bool on_comment(View, Code &) { return true; }

private:
    struct Frame {
        bool object = false;
        std::size_t first = 0; ///< of its children on the stack
        std::uint32_t offset = 0;
    };

    bool begin(bool object);
    bool append(View part);
    bool number(View part);
    bool put(const JsonValue &value);
    std::string_view text(View part);
    void noteRepeated(std::span<const JsonMember> members);

    std::string_view m_source;
    LineCounter m_lines;
    JsonDocument m_document;
    std::vector<Frame> m_frames;
    std::vector<JsonMember> m_stack;
    std::string_view m_key;
    std::string m_partial;
    std::uint32_t m_offset = 0;
    std::vector<std::uint32_t> m_table; ///< open addressing over the members of one object
};

} // namespace plumbline::core::exchange
