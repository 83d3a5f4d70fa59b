#include "core/exchange/footer_words.h"

#include "core/exchange/folded_text.h"

#include <algorithm>
#include <array>
#include <string>

namespace plumbline::core::exchange {

namespace {

constexpr std::array kTotals = {"平均",
                                "平均值",
                                "计数",
                                "合计大写",
                                "金额大写",
                                "合计人民币",
                                "人民币合计",
                                "average",
                                "avg",
                                "mean",
                                "count",
                                "合计",
                                "总计",
                                "小计",
                                "共计",
                                "累计",
                                "汇总",
                                "总和",
                                "总额",
                                "总数",
                                "合计数",
                                "合计金额",
                                "总金额",
                                "本页合计",
                                "本页小计",
                                "本页总计",
                                "本页累计",
                                "本月合计",
                                "本年合计",
                                "本年累计",
                                "全部合计",
                                "以上合计",
                                "以上共计",
                                "项目合计",
                                "工程合计",
                                "项目总数",
                                "工程总数",
                                "项目总计",
                                "total",
                                "totals",
                                "sum",
                                "overall",
                                "subtotal",
                                "subtotals",
                                "grandtotal",
                                "grandtotals",
                                "pagetotal",
                                "totalsum",
                                "sumtotal",
                                "totalamount",
                                "totalcount",
                                "totalprojects",
                                "numberofprojects",
                                "totalnumberofprojects"};

/// What a total of something ends in.
constexpr std::array kTotalEndings = {"合计", "总计", "小计", "共计", "累计", "subtotal", "grandtotal"};

/// What the label of a signature may end in, before its colon.
constexpr std::array kSignatureEndings = {"人",   "签字", "签名", "签章", "盖章", "公章",     "日期",
                                          "时间", "电话", "单位", "部门", "意见", "signature"};

/// What a sum may begin with: the count follows at once.
constexpr std::array kCountBeginnings = {"以上共计",   "以上共",   "合计共",  "总共",  "共计项目", "合计项目", "项目共",
                                         "项目合计",   "共计",     "共有",    "合计",  "总计",     "小计",     "共",
                                         "grandtotal", "subtotal", "totalof", "total", "sum"};

constexpr std::array kCountUnits = {
    "",       "个",     "项",       "件",       "座",       "栋",         "幢",
    "条",     "处",     "份",       "套",       "户",       "人",         "次",
    "家",     "页",     "元",       "千元",     "万元",     "亿元",       "%",
    "米",     "m",      "公里",     "千米",     "km",       "吨",         "t",
    "天",     "平方米", "万平方米", "平方公里", "m2",       "m3",         "万m2",
    "个项目", "项目",   "项工程",   "个工程",   "工程",     "个工程项目", "rmb",
    "cny",    "usd",    "pcs",      "project",  "projects", "items",      "projectsintotal"};

constexpr std::array kSignatures = {
    "issuedate",   "printdate",  "exportdate", "reportdate",  "导出人",    "导出时间",  "导出日期",   "生成时间",
    "生成日期",    "制单",       "制单人",     "打印人",      "大写",      "审核意见",  "经手人",     "exportedby",
    "generatedby", "createdby",  "exportedon", "generatedon", "createdon", "填表人",    "填表",       "填报人",
    "填报",        "制表人",     "制表",       "编制人",      "编制",      "审核人",    "审核",       "复核人",
    "复核",        "批准人",     "批准",       "审批人",      "审批",      "审定",      "校对",       "校对人",
    "核对",        "核对人",     "统计",       "统计人",      "经办人",    "经办",      "负责人",     "单位负责人",
    "部门负责人",  "主管",       "联系人",     "联系电话",    "电话",      "签字",      "签名",       "签章",
    "签发",        "签发人",     "盖章",       "公章",        "单位",      "填报单位",  "编制单位",   "制表单位",
    "填表单位",    "日期",       "填表日期",   "填报日期",    "制表日期",  "编制日期",  "打印日期",   "打印时间",
    "制表时间",    "填表时间",   "报送日期",   "统计日期",    "审核日期",  "页码",      "preparedby", "checkedby",
    "reviewedby",  "approvedby", "signedby",   "compiledby",  "issuedby",  "signature", "signed",     "sign",
    "date",        "printedon",  "printed",    "page",        "author",    "contact",   "tel",        "phone"};

constexpr std::array kNotes = {"注",       "备注",     "附注",     "注释", "注意",  "说明",  "填表说明",
                               "填报说明", "数据来源", "资料来源", "来源", "note",  "notes", "remark",
                               "remarks",  "comment",  "comments", "nb",   "source"};

constexpr std::array kEndMarks = {"本页无正文",
                                  "此页无正文",
                                  "无正文",
                                  "转下页",
                                  "接下页",
                                  "过次页",
                                  "承上页",
                                  "承前页",
                                  "接上页",
                                  "续表",
                                  "以下空白",
                                  "以下无正文",
                                  "以下无内容",
                                  "以下无",
                                  "此处空白",
                                  "此页空白",
                                  "本页以下空白",
                                  "空白",
                                  "完",
                                  "结束",
                                  "end",
                                  "eof",
                                  "theend",
                                  "endoflist",
                                  "endofreport",
                                  "endoftable",
                                  "endoffile",
                                  "blankbelow",
                                  "intentionallyblank"};

constexpr std::array kUnits = {
    "元",        "千元",       "万元",     "亿元",       "平方米",  "万平方米", "m2",         "万m2",       "米",
    "公里",      "千米",       "km",       "吨",         "个",      "项",       "座",         "栋",         "幢",
    "套",        "户",         "人",       "次",         "年",      "月",       "日",         "天",         "%",
    "年月日",    "年月",       "文本",     "文字",       "数字",    "数值",     "日期",       "必填",       "选填",
    "可选",      "非必填",     "单位",     "text",       "string",  "number",   "date",       "optional",   "required",
    "mandatory", "yyyy-mm-dd", "yyyymmdd", "yyyy/mm/dd", "yyyy-mm", "yyyy",     "dd/mm/yyyy", "mm/dd/yyyy", "unit",
    "units",     "rmb",        "cny",      "usd",        "sqm",     "days"};

template <std::size_t N>
bool isOneOf(const std::array<const char *, N> &words, std::string_view text)
{
    return std::ranges::find(words, text) != words.end();
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view withoutDigitsAtEnd(std::string_view text)
{
    while (!text.empty() && isDigit(text.back()))
        text.remove_suffix(1);
    return text;
}

Label labelAmong(std::string_view word)
{
    if (isOneOf(kSignatures, word))
        return Label::Signature;
    return isOneOf(kNotes, word) ? Label::Note : Label::None;
}

} // namespace

bool isFigure(std::string_view text)
{
    if (text == "-" || text == "--" || text == "/" || text == "\\")
        return true;
    if (text.starts_with("¥"))
        text.remove_prefix(std::string_view("¥").size());
    while (!text.empty() && std::string_view("+-~$(").find(text.front()) != std::string_view::npos)
        text.remove_prefix(1);
    std::size_t end = 0;
    std::size_t points = 0;
    while (end < text.size() && (isDigit(text[end]) || text[end] == ',' || text[end] == '.'))
        points += text[end++] == '.';
    if (end == 0 || !isDigit(text.front()) || points > 1)
        return false;
    std::string_view unit = text.substr(end);
    if (unit.ends_with(')'))
        unit.remove_suffix(1);
    return isOneOf(kCountUnits, unit);
}

bool isTotal(std::string_view text)
{
    const std::string words = bareWords(withoutBracketed(text));
    if (isOneOf(kTotals, words.empty() ? bareWords(text) : words))
        return true;
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos && isOneOf(kTotals, bareWords(text.substr(0, colon)))
        && isFigure(text.substr(colon + 1)))
        return true;
    for (const std::string_view beginning : kCountBeginnings) {
        if (!text.starts_with(beginning) || text.size() == beginning.size())
            continue;
        const std::string_view rest = text.substr(beginning.size());
        if (isDigit(rest.front()) && isFigure(rest))
            return true;
    }
    // "合计3个项目,建筑面积12万平方米" in one cell
    constexpr std::array kSumsUp = {"合计", "总计", "小计", "共计", "累计"};
    return std::ranges::any_of(kSumsUp, [&](std::string_view word) {
        return text.starts_with(word) && text.size() > word.size()
            && (isDigit(text[word.size()]) || text[word.size()] == ':');
    });
}

bool isCountOfProjects(std::string_view text)
{
    return isFigure(text)
        && (text.find("项目") != std::string_view::npos || text.find("project") != std::string_view::npos);
}

bool endsAsTotal(std::string_view text)
{
    const std::string words = bareWords(withoutBracketed(text));
    return std::ranges::any_of(kTotalEndings, [&](std::string_view ending) { return words.ends_with(ending); });
}

Label labelOf(std::string_view text)
{
    while (text.starts_with('*'))
        text.remove_prefix(1);
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos) {
        const std::string before = bareWords(withoutBracketed(text.substr(0, colon)));
        if (const Label label = labelAmong(withoutDigitsAtEnd(before)); label != Label::None)
            return label;
        constexpr std::size_t kLongest = 24; // bytes
        if (before.size() <= kLongest && std::ranges::any_of(kSignatureEndings, [&](std::string_view ending) {
                return before.ends_with(ending);
            }))
            return Label::Signature;
    }
    for (const std::string_view made : {"generatedon", "exportedon", "printedon", "createdon"}) {
        if (text.starts_with(made))
            return Label::Signature;
    }
    for (const std::string_view note : kNotes) { // "备注1,…"
        if (!text.starts_with(note) || note.size() == text.size() || !isDigit(text[note.size()]))
            continue;
        const std::size_t end = text.find_first_not_of("0123456789", note.size());
        if (end != std::string_view::npos && (text[end] == ',' || text[end] == '.' || text[end] == ')'))
            return Label::Note;
    }
    return Label::None;
}

Label bareLabelOf(std::string_view text)
{
    return labelAmong(bareWords(text));
}

bool isEndMark(std::string_view text)
{
    const std::string words = bareWords(text);
    if (words.empty() || isOneOf(kEndMarks, words))
        return true;
    std::string pages;
    for (const char c : words) {
        if (!isDigit(c))
            pages += c;
    }
    constexpr std::array kPages = {"第页", "共页", "第页共页", "page", "pageof"};
    return pages.size() != words.size() && isOneOf(kPages, pages);
}

bool isDate(std::string_view text)
{
    constexpr std::size_t kShortest = 6; // bytes: 2024/6
    return text.size() >= kShortest && bareWords(text).find_first_not_of("0123456789年月日时分秒") == std::string::npos;
}

bool isUnit(std::string_view text)
{
    if (isOneOf(kUnits, text))
        return true;
    std::string inside(text);
    std::erase_if(inside, [](char c) { return c == '(' || c == ')'; });
    return isOneOf(kUnits, inside) || isOneOf(kUnits, bareWords(text));
}

} // namespace plumbline::core::exchange
