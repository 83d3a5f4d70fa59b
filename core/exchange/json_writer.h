#pragma once
// JSON out: deterministic, two-space indentation, UTF-8 as it is.

#include "core/exchange/json_tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::core::exchange {

/// Quoted and escaped; only what RFC 8259 demands is escaped.
void appendJsonString(std::string &out, std::string_view text);
void appendCompactJson(std::string &out, const JsonValue &value);

/// Writes one document. Members and elements stand in the order of the calls. `inlined` containers stay on one line.
class JsonWriter {
public:
    JsonWriter &beginObject(bool inlined = false) { return begin('{', inlined); }
    JsonWriter &endObject() { return end('}'); }
    JsonWriter &beginArray(bool inlined = false) { return begin('[', inlined); }
    JsonWriter &endArray() { return end(']'); }
    JsonWriter &name(std::string_view name);

    JsonWriter &string(std::string_view text);
    JsonWriter &integer(std::int64_t value);
    JsonWriter &boolean(bool value);
    JsonWriter &null();
    JsonWriter &raw(std::string_view json); ///< a value that is JSON already

    JsonWriter &member(std::string_view key, std::string_view text) { return name(key).string(text); }

    /// The document so far, ended by a line feed.
    std::string take();

private:
    struct Level {
        bool inlined = false;
        bool empty = true;
    };

    JsonWriter &begin(char bracket, bool inlined);
    JsonWriter &end(char bracket);
    void separate();
    void breakLine(std::size_t depth);

    std::string m_out;
    std::vector<Level> m_levels;
    bool m_named = false;
};

} // namespace plumbline::core::exchange
