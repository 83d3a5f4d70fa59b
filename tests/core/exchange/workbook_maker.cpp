#include "workbook_maker.h"

#include <algorithm>
#include <stdexcept>

#include <zip.h>

namespace plumbline::test {

namespace {

constexpr char kRelations[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relation(const std::string &id, const std::string &type, const std::string &target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"" + kRelations + "/" + type + "\" Target=\"" + target + "\"/>";
}

void need(bool truth)
{
    if (!truth)
        throw std::runtime_error("the test workbook could not be made");
}

std::string zipped(const std::map<std::string, std::string> &parts, bool backslashes, const std::string &password)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    need(archive != nullptr);
    for (const auto &[part, content] : parts) {
        std::string name = part;
        if (backslashes)
            std::ranges::replace(name, '/', '\\');
        const zip_int64_t entry = zip_file_add(
            archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
        need(entry >= 0);
        if (!password.empty())
            need(zip_file_set_encryption(archive, static_cast<zip_uint64_t>(entry), ZIP_EM_AES_256, password.c_str())
                 == 0);
    }
    need(zip_close(archive) == 0);
    need(zip_source_open(source) == 0);
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    need(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(source);
    zip_source_free(source);
    zip_error_fini(&error);
    return bytes;
}

} // namespace

std::string Workbook::bytes() const
{
    std::map<std::string, std::string> parts = {
        {"_rels/.rels", "<Relationships>" + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/workbook.xml", "<workbook>" + workbookProperties + "<sheets>" + sheets + "</sheets></workbook>"},
        {"xl/worksheets/sheet1.xml", "<worksheet>" + sheetData + "</worksheet>"},
    };
    std::string relations =
        relation("rId1", "worksheet", sheetTarget) + relation("rId2", "worksheet", "worksheets/sheet2.xml");
    if (!sharedStrings.empty()) {
        parts["xl/sharedStrings.xml"] = "<sst>" + sharedStrings + "</sst>";
        relations += relation("rId8", "sharedStrings", "sharedStrings.xml");
    }
    if (!styles.empty()) {
        parts["xl/styles.xml"] = "<styleSheet>" + styles + "</styleSheet>";
        relations += relation("rId9", "styles", "/xl/styles.xml");
    }
    parts["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations + "</Relationships>";
    for (const auto &[name, content] : extraParts)
        parts[name] = content;
    return zipped(parts, backslashes, password);
}

std::string textRow(const std::initializer_list<std::string> &cells)
{
    std::string row = "<row>";
    for (const std::string &cell : cells)
        row += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    return row + "</row>";
}

} // namespace plumbline::test
