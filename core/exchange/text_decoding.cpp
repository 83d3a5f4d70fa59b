#include "core/exchange/text_decoding.h"

#include "core/exchange/chinese_encoding.h"
#include "core/exchange/folded_text.h"
#include "core/exchange/plain_text.h"

#include <algorithm>
#include <cerrno>
#include <string_view>

#include <iconv.h>

namespace plumbline::core::exchange {

namespace {

struct Converted {
    std::string utf8;
    std::size_t badAt = std::string::npos; ///< byte of the input
};

Converted convert(std::string_view bytes, const char *encoding)
{
    Converted out;
    const iconv_t handle = ::iconv_open("UTF-8", encoding);
    if (handle == reinterpret_cast<iconv_t>(-1)) {
        out.badAt = 0;
        return out;
    }
    char *in = const_cast<char *>(bytes.data()); // iconv reads only
    std::size_t left = bytes.size();
    char buffer[1 << 14];
    while (left > 0) {
        char *to = buffer;
        std::size_t room = sizeof buffer;
        const std::size_t done = ::iconv(handle, &in, &left, &to, &room);
        out.utf8.append(buffer, sizeof buffer - room);
        if (done == static_cast<std::size_t>(-1) && errno != E2BIG) {
            out.badAt = bytes.size() - left;
            break;
        }
    }
    ::iconv_close(handle);
    return out;
}

Error atLine(std::string_view before, const Text &what)
{
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    return {ErrorCode::InvalidInput, what, std::to_string(line)};
}

/// Most bytes beyond ASCII form UTF-8 sequences: UTF-8 that was damaged, not another encoding.
bool isMostlyUtf8(std::string_view bytes)
{
    std::size_t good = 0, bad = 0;
    while (!bytes.empty()) {
        const std::size_t valid = validUtf8Prefix(bytes);
        good +=
            static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(valid),
                                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
        if (valid == bytes.size())
            break;
        ++bad;
        bytes.remove_prefix(valid + 1);
    }
    return good > 4 * bad;
}

/// Zero bytes at every other place mostly: UTF-16 without a mark. Nothing where it does not look so.
const char *unmarkedUtf16(std::string_view bytes)
{
    constexpr std::size_t kLook = 4096; // bytes
    const std::string_view head = bytes.substr(0, std::min(bytes.size(), kLook));
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (head[i] == '\0')
            ++(i % 2 == 0 ? even : odd);
    }
    constexpr std::size_t kFew = 4; // zero bytes that a damaged text may hold by chance
    if (bytes.size() % 2 != 0 || even + odd < std::max(kFew, head.size() / 40) || (even > 0 && odd > 0))
        return nullptr;
    return odd > 0 ? "UTF-16LE" : "UTF-16BE";
}

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && (byte < 0x09 || (byte > 0x0D && byte != 0x1A));
}

/// No text file, or a line of one that holds what no text does. Nothing where all is text.
std::optional<Error> controlFault(std::string_view text)
{
    constexpr std::size_t kOneIn = 20; // of the bytes of other kinds of files at least so many
    const auto first = std::ranges::find_if(text, isControl);
    if (first == text.end())
        return {};
    const auto count = static_cast<std::size_t>(std::count_if(first, text.end(), isControl));
    if (count * kOneIn > text.size())
        return Error{
            ErrorCode::InvalidInput,
            {"这不是文本文件；项目清单应为 CSV 或 XLSX。", "this is no text file; a project list is CSV or XLSX."},
            {}};
    return atLine(text.substr(0, static_cast<std::size_t>(first - text.begin())),
                  {"此处有不属于文本的控制字符（如 NUL）；文件可能已损坏。",
                   "a control character (such as NUL) that no text holds; the file may be damaged."});
}

/// End of a text file by the custom of DOS, with the line break that may follow.
void cutEndMark(std::string &text)
{
    const std::size_t last = text.find_last_not_of("\r\n\x1A");
    const std::size_t mark = text.find('\x1A', last == std::string::npos ? 0 : last + 1);
    if (mark != std::string::npos)
        text.resize(mark);
}

Result<DecodedText> decodeUtf16(std::string_view bytes, const char *encoding)
{
    Converted converted = convert(bytes, encoding);
    if (converted.badAt != std::string::npos) {
        const std::string name(encoding);
        return atLine(converted.utf8,
                      {"此处不是有效的 " + name + " 编码；请另存为 UTF-8 的 CSV。",
                       "not valid " + name + " here; save the list as CSV in UTF-8."});
    }
    if (auto fault = controlFault(converted.utf8))
        return std::move(*fault);
    return DecodedText{std::move(converted.utf8), encoding};
}

/// Whether the beginning of a list, so decoded, holds a word of headings.
bool readsAsList(std::string_view bytes, const char *encoding)
{
    constexpr std::size_t kLook = 4096; // bytes
    const std::string text = folded(convert(bytes.substr(0, kLook), encoding).utf8);
    constexpr std::string_view kWords[] = {"编号", "项目", "工程", "名称", "序号", "代码", "日期"};
    return std::ranges::any_of(kWords, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// Bytes that are neither UTF-8 nor UTF-16: one of the Chinese encodings.
Result<DecodedText> decodeChinese(std::string_view bytes)
{
    ChineseEncoding encoding = chineseEncodingOf(bytes);
    if (encoding == ChineseEncoding::Either)
        encoding = readsAsList(bytes, "BIG5-HKSCS") && !readsAsList(bytes, "GB18030") ? ChineseEncoding::Big5
                                                                                      : ChineseEncoding::Gb18030;
    switch (encoding) {
    case ChineseEncoding::Unclear:
        return Error{
            ErrorCode::InvalidInput,
            {"无法判断文件是 GB18030（GBK）还是 Big5 编码；请另存为 UTF-8 的 CSV。",
             "the file may be GB18030 (GBK) or Big5, which can't be told apart here; save it as CSV in UTF-8."},
            {}};
    case ChineseEncoding::Big5: {
        Converted converted = convert(bytes, "BIG5-HKSCS");
        if (converted.badAt == std::string::npos)
            return DecodedText{std::move(converted.utf8), "Big5"};
        return atLine(bytes.substr(0, converted.badAt),
                      {"文件是 Big5 编码，此处的字节不是；请另存为 UTF-8 的 CSV。",
                       "bytes that are not Big5 in a file that is otherwise; save the list as CSV in UTF-8."});
    }
    case ChineseEncoding::Either:
    case ChineseEncoding::Gb18030:
        break;
    }
    Converted converted = convert(bytes, "GB18030");
    if (converted.badAt != std::string::npos) {
        return atLine(bytes.substr(0, converted.badAt),
                      {"此处的字节既不是 UTF-8 也不是 GB18030（GBK）；请另存为 UTF-8 的 CSV。",
                       "bytes that are neither UTF-8 nor GB18030 (GBK); save the list as CSV in UTF-8."});
    }
    return DecodedText{std::move(converted.utf8), "GB18030"};
}

Result<DecodedText> decode(std::string bytes)
{
    using namespace std::string_view_literals;
    const std::string_view view = bytes;
    if (view.starts_with("\xFF\xFE\0\0"sv) || view.starts_with("\0\0\xFE\xFF"sv)) {
        return Error{ErrorCode::InvalidInput,
                     {"文件是 UTF-32 编码；请另存为 UTF-8 的 CSV。", "the file is UTF-32; save it as CSV in UTF-8."},
                     {}};
    }
    if (view.starts_with("\xFF\xFE"sv))
        return decodeUtf16(view.substr(2), "UTF-16LE");
    if (view.starts_with("\xFE\xFF"sv))
        return decodeUtf16(view.substr(2), "UTF-16BE");
    if (const char *encoding = unmarkedUtf16(view)) {
        Result<DecodedText> decoded = decodeUtf16(view, encoding);
        if (decoded)
            return decoded;
    }
    if (auto fault = controlFault(view))
        return std::move(*fault);

    const bool marked = view.starts_with("\xEF\xBB\xBF"sv);
    const std::size_t bad = firstInvalidUtf8(view);
    if (bad == std::string_view::npos) {
        if (marked)
            bytes.erase(0, 3);
        return DecodedText{std::move(bytes), "UTF-8"};
    }
    if (isCesu8(view)) {
        return atLine(view.substr(0, bad),
                      {"文件是 CESU-8（补充字符写成两个代理项），不是 UTF-8；请另存为 UTF-8 的 CSV。",
                       "the file is CESU-8, which writes some characters as two surrogates, and not UTF-8; save it as "
                       "CSV in UTF-8."});
    }
    if (marked || isMostlyUtf8(view)) {
        return atLine(view.substr(0, bad),
                      {"此处的字节不是 UTF-8，而文件其余部分是；文件可能已损坏。",
                       "bytes that are not UTF-8 in a file that is otherwise; it may be damaged."});
    }
    return decodeChinese(view);
}

} // namespace

Result<DecodedText> decodeText(std::string bytes)
{
    Result<DecodedText> decoded = decode(std::move(bytes));
    if (decoded)
        cutEndMark(decoded->utf8);
    return decoded;
}

} // namespace plumbline::core::exchange
