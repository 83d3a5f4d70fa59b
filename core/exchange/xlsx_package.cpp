#include "core/exchange/xlsx_package.h"

#include "core/exchange/limits.h"
#include "core/exchange/other_kinds.h"
#include "core/exchange/xml_stream.h"

#include <array>
#include <charconv>
#include <map>

#include <zip.h>

namespace plumbline::core::exchange {

namespace {

Error broken(const std::string &part)
{
    return {ErrorCode::InvalidInput,
            {"工作簿已损坏（" + part + "）；请用 Excel 或 WPS 打开并重新保存。",
             "the workbook is damaged (" + part + "); open it in Excel or WPS and save it again."},
            {}};
}

/// Part names know no case, and "%20" is a blank, escaped in the one place and not in the other; some writers put
/// backslashes between folders.
std::string entryName(std::string_view part)
{
    std::string name;
    for (std::size_t at = 0; at < part.size(); ++at) {
        char c = part[at];
        std::uint8_t byte = 0;
        const std::string_view digits = part.substr(at + 1).substr(0, 2);
        if (c == '%' && digits.size() == 2
            && std::from_chars(digits.data(), digits.data() + 2, byte, 16).ptr == digits.data() + 2) {
            c = static_cast<char>(byte);
            at += 2;
        }
        name += c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
}

struct FileCloser {
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};

} // namespace

struct XlsxPackage::Impl {
    zip_t *archive = nullptr;
    std::map<std::string, zip_uint64_t> entries; ///< by entryName()
    std::uint64_t unpacked = 0;
    ~Impl()
    {
        if (archive != nullptr)
            zip_discard(archive);
    }
};

XlsxPackage::XlsxPackage(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }
XlsxPackage::~XlsxPackage() = default;

Result<std::unique_ptr<XlsxPackage>> XlsxPackage::open(std::string_view bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto impl = std::make_unique<Impl>();
    if (source != nullptr) {
        impl->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (impl->archive == nullptr)
            zip_source_free(source);
    }
    zip_error_fini(&error);
    if (impl->archive == nullptr)
        return Error{ErrorCode::InvalidInput,
                     {"工作簿不完整或已损坏；请重新保存或重新传输。",
                      "the workbook is incomplete or damaged; save or copy it again."},
                     {}};
    const zip_int64_t entries = zip_get_num_entries(impl->archive, 0);
    for (zip_int64_t index = 0; index < entries; ++index) {
        const auto number = static_cast<zip_uint64_t>(index);
        if (const char *name = zip_get_name(impl->archive, number, 0))
            impl->entries.emplace(entryName(name), number); // of two alike the first, as everywhere
    }
    std::unique_ptr<XlsxPackage> package(new XlsxPackage(std::move(impl)));
    if (package->has("xl/workbook.bin"))
        return Error{
            ErrorCode::InvalidInput,
            {"这是二进制工作簿（.xlsb）；请另存为 .xlsx。", "this is a binary workbook (.xlsb); save it as .xlsx."},
            {}};
    if (package->has("content.xml"))
        return Error{ErrorCode::InvalidInput,
                     {"这是 OpenDocument 表格（.ods）；请另存为 .xlsx。",
                      "this is an OpenDocument sheet (.ods); save it as .xlsx."},
                     {}};
    for (const char *part : {"word/document.xml", "ppt/presentation.xml"}) {
        if (package->has(part))
            return Error{ErrorCode::InvalidInput,
                         {"这是 Word 文档或演示文稿，不是工作簿；请把清单存为 .xlsx。",
                          "this is a Word document or a presentation, no workbook; save the list as .xlsx."},
                         {}};
    }
    if (!package->has("_rels/.rels") && !package->has("xl/workbook.xml"))
        return Error{ErrorCode::InvalidInput,
                     {"这是 ZIP 文件，但不是工作簿；项目清单应为 CSV 或 XLSX。",
                      "this is a ZIP file but no workbook; a project list is CSV or XLSX."},
                     {}};
    return package;
}

bool XlsxPackage::has(const std::string &part) const
{
    return m_impl->entries.contains(entryName(part));
}

Result<void> XlsxPackage::parse(const std::string &part, XmlHandler &handler)
{
    return parse(part, handler, {}, kMaxPartBytes);
}

Result<void> XlsxPackage::parse(const std::string &part, XmlHandler &handler,
                                const std::function<const Error *()> &stop)
{
    return parse(part, handler, stop, kMaxUnpackedBytes);
}

Result<void> XlsxPackage::parse(const std::string &part, XmlHandler &handler,
                                const std::function<const Error *()> &stop, std::uint64_t limit)
{
    const auto entry = m_impl->entries.find(entryName(part));
    if (entry == m_impl->entries.end())
        return broken(part);
    const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(m_impl->archive, entry->second, 0));
    if (!file && zip_error_code_zip(zip_get_error(m_impl->archive)) == ZIP_ER_NOPASSWD)
        return Error{ErrorCode::InvalidInput, encryptedText(), {}};
    if (!file)
        return broken(part);
    XmlStream xml(handler);
    std::uint64_t size = 0;
    std::array<char, 1 << 15> buffer;
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got < 0)
            return broken(part);
        if (got == 0)
            break;
        size += static_cast<std::uint64_t>(got);
        m_impl->unpacked += static_cast<std::uint64_t>(got);
        if (size > limit || m_impl->unpacked > kMaxUnpackedBytes) {
            const std::string mebibytes = std::to_string(limit >> 20);
            return Error{ErrorCode::InvalidInput,
                         {"工作簿（" + part + "）解压后超过 " + mebibytes + " MiB 的上限，不予读取。",
                          "the workbook (" + part + ") unpacks to more than the limit of " + mebibytes + " MiB."},
                         {}};
        }
        const bool fine = xml.feed({buffer.data(), static_cast<std::size_t>(got)});
        if (stop) {
            if (const Error *error = stop())
                return *error;
        }
        if (!fine)
            return broken(part);
    }
    if (!xml.finish())
        return broken(part);
    return {};
}

} // namespace plumbline::core::exchange
