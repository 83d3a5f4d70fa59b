#include "core/exchange/xlsx_workbook.h"

#include "core/exchange/xml_stream.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace plumbline::core::exchange {

namespace {

struct Relation {
    std::string target;
    std::string type; ///< the last word of its address: "worksheet"
};

class RelationReader final : public XmlHandler {
public:
    std::map<std::string, Relation> relations;

    void start(std::string_view name, const XmlAttributes &attributes) override
    {
        if (name != "Relationship")
            return;
        const std::string_view type = attributes.get("Type");
        relations[std::string(attributes.get("Id"))] = {std::string(attributes.get("Target")),
                                                        std::string(type.substr(type.rfind('/') + 1))};
    }
    void end(std::string_view) override { }
    void text(std::string_view) override { }
};

class WorkbookReader final : public XmlHandler {
public:
    struct Sheet {
        std::string name, relation;
        bool hidden;
    };
    std::vector<Sheet> sheets;
    bool from1904 = false;

    void start(std::string_view name, const XmlAttributes &attributes) override
    {
        if (name == "workbookPr")
            from1904 = attributes.isTrue("date1904");
        else if (name == "sheet")
            sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get("id")),
                              attributes.get("state") == "hidden" || attributes.get("state") == "veryHidden"});
    }
    void end(std::string_view) override { }
    void text(std::string_view) override { }
};

class StyleReader final : public XmlHandler {
public:
    std::vector<bool> dateStyles;

    void start(std::string_view name, const XmlAttributes &attributes) override
    {
        if (name == "numFmt") {
            m_formats[std::string(attributes.get("numFmtId"))] = isDateFormat(attributes.get("formatCode"));
        } else if (name == "cellXfs") {
            m_inside = true;
        } else if (name == "xf" && m_inside) {
            const std::string id(attributes.get("numFmtId"));
            const auto own = m_formats.find(id);
            dateStyles.push_back(own != m_formats.end() ? own->second : isBuiltInDate(id));
        }
    }
    void end(std::string_view name) override { m_inside = m_inside && name != "cellXfs"; }
    void text(std::string_view) override { }

private:
    /// Formats that are not written down: 14 to 17 and 22, and those of the Chinese versions.
    static bool isBuiltInDate(std::string_view id)
    {
        int number = 0;
        std::from_chars(id.data(), id.data() + id.size(), number);
        return (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 31) || number == 36
            || (number >= 50 && number <= 54) || number == 57 || number == 58;
    }

    std::map<std::string, bool> m_formats;
    bool m_inside = false;
};

std::string folderOf(const std::string &part)
{
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

/// A target of a relation as a part name: "/xl/a.xml", "a.xml", "../a.xml" or "b/../a.xml".
std::string resolve(const std::string &from, std::string_view target)
{
    std::string name(target);
    std::ranges::replace(name, '\\', '/');
    const std::string whole = name.starts_with('/') ? name : folderOf(from) + name;
    std::string part;
    for (std::size_t at = 0; at <= whole.size();) {
        const std::size_t end = std::min(whole.find('/', at), whole.size());
        const std::string_view step = std::string_view(whole).substr(at, end - at);
        if (step == "..")
            part.resize(part.find_last_of('/') == std::string::npos ? 0 : part.find_last_of('/'));
        else if (!step.empty() && step != ".")
            part.append(part.empty() ? "" : "/").append(step);
        at = end + 1;
    }
    return part;
}

Result<std::map<std::string, Relation>> relationsOf(XlsxPackage &package, const std::string &part)
{
    const std::string folder = folderOf(part);
    const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    RelationReader reader;
    if (package.has(name)) {
        if (Result<void> read = package.parse(name, reader); !read)
            return std::move(read).error();
    }
    return std::move(reader.relations);
}

} // namespace

bool isDateFormat(std::string_view format)
{
    bool quoted = false, bracketed = false, escaped = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (std::exchange(escaped, false))
            continue;
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == '\\' || c == '_' || c == '*')
            escaped = true;
        else if (c == '[')
            bracketed = true;
        else if (c == ']')
            bracketed = false;
        else if (c == ';' && !bracketed)
            return false; // the first section decides
        else if (!bracketed && (c == 'y' || c == 'Y' || c == 'd' || c == 'D'))
            return true;
        if (!bracketed && (format.substr(i).starts_with("年") || format.substr(i).starts_with("日")))
            return true;
    }
    return false;
}

Result<XlsxWorkbook> readWorkbook(XlsxPackage &package)
{
    std::string part = "xl/workbook.xml";
    Result<std::map<std::string, Relation>> top = relationsOf(package, "");
    if (!top)
        return std::move(top).error();
    for (const auto &[id, relation] : *top) {
        if (relation.type == "officeDocument")
            part = resolve("", relation.target);
    }
    if (!package.has(part))
        return Error{
            ErrorCode::InvalidInput,
            {"这不是工作簿；项目清单应为 CSV 或 XLSX。", "this is no workbook; a project list is CSV or XLSX."},
            {}};
    WorkbookReader reader;
    if (Result<void> read = package.parse(part, reader); !read)
        return std::move(read).error();
    Result<std::map<std::string, Relation>> relations = relationsOf(package, part);
    if (!relations)
        return std::move(relations).error();

    XlsxWorkbook workbook;
    workbook.from1904 = reader.from1904;
    for (const WorkbookReader::Sheet &sheet : reader.sheets) {
        const auto relation = relations->find(sheet.relation);
        if (relation != relations->end() && relation->second.type == "worksheet")
            workbook.sheets.push_back({sheet.name, resolve(part, relation->second.target), sheet.hidden});
    }
    for (const auto &[id, relation] : *relations) {
        const std::string target = resolve(part, relation.target);
        if (relation.type == "sharedStrings" && package.has(target))
            workbook.sharedStrings = target;
        if (relation.type == "styles" && package.has(target)) {
            StyleReader styles;
            if (Result<void> read = package.parse(target, styles); !read)
                return std::move(read).error();
            workbook.dateStyles = std::move(styles.dateStyles);
        }
    }
    if (workbook.sheets.empty())
        return Error{ErrorCode::InvalidInput,
                     {"这不是工作簿，或其中没有工作表。", "this is no workbook, or it has no worksheet."},
                     {}};
    return workbook;
}

} // namespace plumbline::core::exchange
