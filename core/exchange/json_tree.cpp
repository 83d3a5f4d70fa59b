#include "core/exchange/json_tree.h"

#include "core/exchange/json_tree_builder.h"
#include "core/exchange/json_writer.h"
#include "core/exchange/limits.h"
#include "core/exchange/plain_text.h"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>

namespace plumbline::core::exchange {

namespace {

/// Whether the sequence that holds the byte at `offset` is no UTF-8.
bool isInvalidUtf8At(std::string_view json, std::size_t offset)
{
    constexpr std::size_t kLongest = 4; // bytes of a sequence
    const std::size_t bad = firstInvalidUtf8(json.substr(0, std::min(json.size(), offset + kLongest)));
    return bad <= offset && bad + kLongest > offset;
}

/// Whether the text before `offset` ends in an escape of the first half of a surrogate pair, U+D800 to U+DBFF.
bool endsInHighSurrogate(std::string_view before)
{
    constexpr std::size_t kLength = 6; // bytes of an escape
    if (before.size() < kLength)
        return false;
    const std::string_view escape = before.substr(before.size() - kLength);
    return escape.starts_with("\\u") && (escape[2] == 'd' || escape[2] == 'D')
        && std::string_view("89abAB").find(escape[3]) != std::string_view::npos;
}

/// A pointer into a tower of brackets tells nobody more than its beginning.
std::string shortPointer(std::string pointer)
{
    constexpr std::size_t kEnough = 100; // characters
    if (pointer.size() > kEnough)
        pointer = pointer.substr(0, pointer.rfind('/', kEnough)) + "/…";
    return pointer;
}

Text syntaxText(boost::json::error code, std::string_view json, std::size_t offset)
{
    using boost::json::error;
    if (code == error::syntax && isInvalidUtf8At(json, offset))
        return {"这里的字节不是 UTF-8；请把文件另存为 UTF-8。", "bytes that are not UTF-8; save the file as UTF-8."};
    if (code == error::syntax && endsInHighSurrogate(json.substr(0, offset)))
        code = error::expected_utf16_escape;
    switch (code) {
    case error::extra_data:
        return {"JSON 文档结束之后还有内容；请删去。", "there is something after the end of the document; remove it."};
    case error::incomplete:
        return {"文件在 JSON 结束之前中断；可能没有完整保存或传输。",
                "the file ends in the middle of the document; it was not saved or copied completely."};
    case error::too_deep: {
        const std::string limit = std::to_string(kMaxJsonDepth);
        return {"嵌套超过 " + limit + " 层，不予读取。", "nested deeper than the limit of " + limit + " levels."};
    }
    case error::illegal_leading_surrogate:
    case error::illegal_trailing_surrogate:
    case error::expected_utf16_escape:
        return {"转义 \\u 只有代理对的一半，不是完整的字符。",
                "an escape \\u holds half of a surrogate pair, which is no character."};
    case error::expected_hex_digit:
        return {"转义 \\u 之后应为四个十六进制数字。", "expected four hexadecimal digits after \\u."};
    case error::exponent_overflow:
        return {"数字的指数过大。", "the exponent of this number is too large."};
    default:
        break;
    }
    std::string found;
    if (offset < json.size()) {
        const auto byte = static_cast<unsigned char>(json[offset]);
        if (byte < 0x20)
            return {"字符串中有未转义的控制字符，或此处不符合 JSON 语法。",
                    "a control character inside a string, or not JSON syntax here."};
        found = std::string(json.substr(offset, 12));
        found = found.substr(0, found.find_first_of("\r\n"));
        found.resize(validUtf8Prefix(found));
    }
    return {"不符合 JSON 语法，在“" + found + "”处。", "not JSON, at '" + found + "'."};
}

} // namespace

Result<JsonDocument, Faults> parseJson(std::string_view json)
{
    if (json.size() > kMaxAuditBytes) {
        const std::string limit = std::to_string(kMaxAuditBytes / 1'000'000);
        return Faults{{ErrorCode::InvalidInput,
                       {"文件超过 " + limit + " MB 的上限。", "the file is larger than the limit of " + limit + " MB."},
                       {}}};
    }
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    const std::size_t skipped = json.starts_with(kMark) ? kMark.size() : 0;

    boost::json::parse_options options;
    options.max_depth = kMaxJsonDepth;
    boost::json::basic_parser<JsonTreeBuilder> parser(options, json);
    boost::json::error_code code;
    std::size_t used = parser.write_some(false, json.data() + skipped, json.size() - skipped, code) + skipped;
    if (!code && used < json.size())
        code = boost::json::error::extra_data;
    if (!code)
        return parser.handler().take();

    const LineColumn at = positionOf(json, used);
    const std::string line = std::to_string(at.line);
    const std::string column = std::to_string(at.column);
    const Text what = syntaxText(static_cast<boost::json::error>(code.value()), json, used);
    return Faults{{ErrorCode::InvalidInput,
                   {"第 " + line + " 行第 " + column + " 个字节：" + what.zh,
                    "line " + line + ", byte " + column + ": " + what.en},
                   shortPointer(parser.handler().currentPointer())}};
}

std::string compactJson(const JsonValue &value)
{
    std::string out;
    appendCompactJson(out, value);
    return out;
}

std::string pointerToken(std::string_view name)
{
    std::string token;
    token.reserve(name.size());
    for (const char c : name) {
        if (c == '~')
            token += "~0";
        else if (c == '/')
            token += "~1";
        else
            token += c;
    }
    return token;
}

std::size_t LineCounter::lineAt(std::size_t offset)
{
    offset = std::min(offset, m_text.size());
    if (offset < m_offset) {
        m_offset = 0;
        m_line = 1;
    }
    m_line += static_cast<std::size_t>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_offset),
                                                  m_text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    m_offset = offset;
    return m_line;
}

LineColumn positionOf(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t lastBreak = before.rfind('\n');
    return {lines + 1, before.size() - (lastBreak == std::string_view::npos ? 0 : lastBreak + 1) + 1};
}

} // namespace plumbline::core::exchange
