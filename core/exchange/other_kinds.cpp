#include "core/exchange/other_kinds.h"

#include "core/exchange/folded_text.h"

#include <algorithm>
#include <string>

namespace plumbline::core::exchange {

namespace {

using namespace std::string_view_literals;

Text notAList(const std::string &zh, const std::string &en)
{
    return {"这是" + zh + "，不是工作簿，也不是文本；项目清单应为 CSV 或 XLSX。",
            "this is " + en + ", no workbook and no text; a project list is CSV or XLSX."};
}

/// OLE2 is the shell of old .xls and .et files, of old Word files, and of encrypted .xlsx.
Text ole2Text(std::string_view bytes)
{
    const auto holds = [&](std::string_view name) { return bytes.find(name) != std::string_view::npos; };
    if (holds("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv))
        return encryptedText();
    if (holds("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv))
        return notAList("旧格式的 Word 文档（.doc）", "an old Word document (.doc)");
    if (holds("P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0"sv))
        return notAList("旧格式的演示文稿（.ppt）", "an old presentation (.ppt)");
    return {"这是旧格式的工作簿（.xls 或 .et，OLE2），只是改了扩展名；请用 Excel 或 WPS 另存为 .xlsx。",
            "this is a workbook of the old .xls (or .et) format, OLE2, whatever its name; save it as .xlsx in Excel or "
            "WPS."};
}

struct Beginning {
    std::string_view bytes;
    std::string_view zh, en;
};

constexpr Beginning kBeginnings[] = {
    {"%PDF-"sv, "PDF 文件", "a PDF"},
    {"\x89PNG\r\n"sv, "PNG 图片", "a PNG picture"},
    {"\xFF\xD8\xFF"sv, "JPEG 图片", "a JPEG picture"},
    {"GIF8"sv, "GIF 图片", "a GIF picture"},
    {"\x1F\x8B"sv, "gzip 压缩包", "a gzip archive"},
    {"7z\xBC\xAF\x27\x1C"sv, "7-Zip 压缩包", "a 7-Zip archive"},
    {"Rar!\x1A\x07"sv, "RAR 压缩包", "a RAR archive"},
    {"SQLite format 3\0"sv, "SQLite 数据库", "an SQLite database"},
    {"{\\rtf"sv, "RTF 文档", "an RTF document"},
};

/// A heading may stand in brackets too: "{id}", "<Project ID>".
bool isJson(std::string_view text)
{
    if (text.starts_with("[{"))
        return true;
    const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
    return text.starts_with('{') && next != std::string_view::npos && (text[next] == '"' || text[next] == '}');
}

bool isMarkup(std::string_view text)
{
    constexpr std::size_t kLongestTag = 10;                        // bytes
    const std::string start = folded(text.substr(0, kLongestTag)); // "<" becomes "("
    constexpr std::string_view kTags[] = {"(?xml", "(!doctype", "(!--",   "(html", "(head", "(meta",    "(table",
                                          "(body", "(div",      "(style", "(xml",  "(svg",  "(workbook"};
    return text.starts_with('<')
        && std::ranges::any_of(kTags, [&](std::string_view tag) { return start.starts_with(tag); });
}

} // namespace

Text encryptedText()
{
    return {"工作簿有打开密码；请去掉密码，另存为 .xlsx。",
            "the workbook is encrypted; remove its password and save it as .xlsx."};
}

std::optional<Text> otherKindOfFile(std::string_view bytes)
{
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv))
        return ole2Text(bytes);
    // The first record of a workbook of Excel 2 to 4, before there was OLE2.
    for (const std::string_view record : {"\x09\0\x04\0"sv, "\x09\x02\x06\0"sv, "\x09\x04\x06\0"sv}) {
        if (bytes.starts_with(record))
            return Text{"这是很旧的 Excel 工作簿（.xls）；请用 Excel 或 WPS 另存为 .xlsx。",
                        "this is a very old Excel workbook (.xls); save it as .xlsx in Excel or WPS."};
    }
    for (const Beginning &beginning : kBeginnings) {
        if (bytes.starts_with(beginning.bytes))
            return notAList(std::string(beginning.zh), std::string(beginning.en));
    }
    return std::nullopt;
}

std::optional<Text> otherKindOfText(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return Text{"文件是空的，没有项目。", "the file is empty: there are no projects."};
    text.remove_prefix(begin);
    if (isJson(text))
        return Text{"这是 JSON 文件，不是项目清单；应为 CSV 或 XLSX。",
                    "this is JSON, not a project list; expected CSV or XLSX."};
    if (isMarkup(text) || text.starts_with("MIME-Version:"))
        return Text{"这是网页或 XML 文件；请用 Excel 或 WPS 打开，另存为 .xlsx。",
                    "this is a web page or XML; open it in Excel or WPS and save it as .xlsx."};
    if (text.starts_with("ID;P"))
        return Text{"这是 SYLK 文件（.slk）；请用 Excel 或 WPS 打开，另存为 .xlsx。",
                    "this is SYLK (.slk); open it in Excel or WPS and save it as .xlsx."};
    return std::nullopt;
}

} // namespace plumbline::core::exchange
