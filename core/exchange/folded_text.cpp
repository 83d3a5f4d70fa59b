#include "core/exchange/folded_text.h"

#include "core/exchange/plain_text.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace plumbline::core::exchange {

namespace {

struct Folding {
    std::string_view from;
    std::string_view to;
};

constexpr Folding kFoldings[] = {
    // compatibility forms
    {"№", "no"},
    {"℡", "tel"},
    {"²", "2"},
    {"³", "3"},
    {"㎡", "m2"},
    {"㎥", "m3"},
    {"㎞", "km"},
    {"％", "%"},
    {"º", "o"},
    {"°", "o"},
    {"￥", "¥"},
    // brackets and marks
    {"【", "("},
    {"】", ")"},
    {"〔", "("},
    {"〕", ")"},
    {"「", "("},
    {"」", ")"},
    {"『", "("},
    {"』", ")"},
    {"《", "("},
    {"》", ")"},
    {"〈", "("},
    {"〉", ")"},
    {"〖", "("},
    {"〗", ")"},
    {"、", ","},
    {"。", "."},
    {"·", "."},
    {"•", "."},
    {"…", "."},
    {"‐", "-"},
    {"‑", "-"},
    {"‒", "-"},
    {"–", "-"},
    {"—", "-"},
    {"―", "-"},
    {"−", "-"},
    {"“", "\""},
    {"”", "\""},
    {"‘", "'"},
    {"’", "'"},
    {"※", "*"},
    {"★", "*"},
    {"☆", "*"},
    {"●", "*"},
    {"▲", "*"},
    {"\u00AD", ""},
    // traditional characters that headings, totals and signatures are written with
    {"項", "项"},
    {"編", "编"},
    {"號", "号"},
    {"碼", "码"},
    {"識", "识"},
    {"標", "标"},
    {"統", "统"},
    {"專", "专"},
    {"稱", "称"},
    {"類", "类"},
    {"別", "别"},
    {"種", "种"},
    {"質", "质"},
    {"單", "单"},
    {"設", "设"},
    {"業", "业"},
    {"顧", "顾"},
    {"戶", "户"},
    {"發", "发"},
    {"託", "托"},
    {"間", "间"},
    {"時", "时"},
    {"驗", "验"},
    {"實", "实"},
    {"際", "际"},
    {"結", "结"},
    {"開", "开"},
    {"計", "计"},
    {"總", "总"},
    {"匯", "汇"},
    {"彙", "汇"},
    {"頁", "页"},
    {"審", "审"},
    {"製", "制"},
    {"簽", "签"},
    {"責", "责"},
    {"負", "负"},
    {"備", "备"},
    {"註", "注"},
    {"說", "说"},
    {"説", "说"},
    {"萬", "万"},
    {"億", "亿"},
    {"個", "个"},
    {"聯", "联"},
    {"絡", "络"},
    {"電", "电"},
    {"話", "话"},
    {"經", "经"},
    {"辦", "办"},
    {"資", "资"},
    {"來", "来"},
    {"額", "额"},
    {"數", "数"},
    {"蓋", "盖"},
    {"對", "对"},
    {"棟", "栋"},
    {"與", "与"},
    {"證", "证"},
    {"順", "顺"},
    {"書", "书"},
    {"報", "报"},
    {"無", "无"},
    {"內", "内"},
};

/// U+FF01 to U+FF5E are ASCII in full width.
std::optional<char> fullWidth(std::string_view character)
{
    if (character.size() != 3 || character[0] != '\xEF')
        return std::nullopt;
    const auto second = static_cast<unsigned char>(character[1]);
    const auto third = static_cast<unsigned char>(character[2]);
    if (second == 0xBC && third >= 0x81)
        return static_cast<char>(third - 0x81 + 0x21);
    if (second == 0xBD && third >= 0x80 && third <= 0x9E)
        return static_cast<char>(third - 0x80 + 0x60);
    return std::nullopt;
}

std::string_view foldedCharacter(std::string_view character)
{
    static const std::unordered_map<std::string_view, std::string_view> kTable = [] {
        std::unordered_map<std::string_view, std::string_view> table;
        for (const Folding &folding : kFoldings)
            table.emplace(folding.from, folding.to);
        return table;
    }();
    const auto found = kTable.find(character);
    return found != kTable.end() ? found->second : character;
}

/// One shape of bracket, lower case.
char foldedByte(char c)
{
    if (c == '[' || c == '{' || c == '<')
        return '(';
    if (c == ']' || c == '}' || c == '>')
        return ')';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string folded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view character = text.substr(at, std::max<std::size_t>(utf8Length(text, at), 1));
        at += character.size();
        if (isBlank(character))
            continue;
        if (character.size() == 1) {
            out += foldedByte(character[0]);
        } else if (const std::optional<char> ascii = fullWidth(character)) {
            out += foldedByte(*ascii);
        } else {
            out += foldedCharacter(character);
        }
    }
    return out;
}

std::string withoutBracketed(std::string_view text)
{
    std::string out;
    int depth = 0;
    for (const char c : text) {
        if (c == '(')
            ++depth;
        else if (c == ')')
            depth = std::max(0, depth - 1);
        else if (depth == 0)
            out += c;
    }
    return out;
}

std::string bareWords(std::string_view text)
{
    constexpr std::string_view kPunctuation = "_-.:;,*'\"/\\()|!?~^`+=&$";
    std::string out;
    for (const char c : text) {
        if (kPunctuation.find(c) == std::string_view::npos)
            out += c;
    }
    const std::size_t sign = out.find('#');
    if (sign != std::string::npos && out.size() > 1)
        out.replace(sign, 1, "no");
    return out;
}

} // namespace plumbline::core::exchange
