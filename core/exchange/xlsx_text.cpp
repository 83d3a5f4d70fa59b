#include "core/exchange/xlsx_text.h"

#include "core/exchange/limits.h"
#include "core/exchange/xml_stream.h"

#include <charconv>

namespace plumbline::core::exchange {

void XlsxTextCollector::begin()
{
    m_text.clear();
    m_inText = false;
    m_phonetic = 0;
}

void XlsxTextCollector::start(std::string_view element)
{
    if (element == "rPh")
        ++m_phonetic;
    else if (element == "t")
        m_inText = m_phonetic == 0;
}

void XlsxTextCollector::end(std::string_view element)
{
    if (element == "rPh")
        --m_phonetic;
    else if (element == "t")
        m_inText = false;
}

void XlsxTextCollector::text(std::string_view part)
{
    if (m_inText)
        m_text += part;
}

std::string XlsxTextCollector::take()
{
    return unescapeXlsx(std::exchange(m_text, {}));
}

std::string unescapeXlsx(std::string text)
{
    constexpr std::size_t kLength = 7; // _xHHHH_
    std::size_t at = text.find("_x");
    while (at != std::string::npos && at + kLength <= text.size()) {
        unsigned code = 0;
        const char *digits = text.data() + at + 2;
        const auto [end, error] = std::from_chars(digits, digits + 4, code, 16);
        const bool whole = error == std::errc() && end == digits + 4 && text[at + kLength - 1] == '_';
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        if (whole && !surrogate) {
            std::string character;
            if (code < 0x80) {
                character += static_cast<char>(code);
            } else if (code < 0x800) {
                character += static_cast<char>(0xC0 | (code >> 6));
                character += static_cast<char>(0x80 | (code & 0x3F));
            } else {
                character += static_cast<char>(0xE0 | (code >> 12));
                character += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
                character += static_cast<char>(0x80 | (code & 0x3F));
            }
            text.replace(at, kLength, character);
            at = text.find("_x", at + character.size());
        } else {
            at = text.find("_x", at + 2);
        }
    }
    return text;
}

class SharedStringReader final : public XmlHandler {
public:
    explicit SharedStringReader(XlsxSharedStrings &strings) : m_strings(strings) { }

    const Error *stopped() const { return m_tooLarge ? &m_error : nullptr; }

    void start(std::string_view name, const XmlAttributes &) override
    {
        if (name == "si")
            m_collector.begin();
        else
            m_collector.start(name);
    }
    void end(std::string_view name) override
    {
        if (name != "si") {
            m_collector.end(name);
            return;
        }
        m_strings.m_texts += m_collector.take();
        m_strings.m_ends.push_back(static_cast<std::uint32_t>(m_strings.m_texts.size()));
        m_tooLarge =
            m_tooLarge || m_strings.m_texts.size() > kMaxSharedTextBytes || m_strings.count() > kMaxSharedTexts;
    }
    void text(std::string_view part) override
    {
        m_tooLarge = m_tooLarge || m_collector.size() + part.size() > kMaxCellBytes;
        if (!m_tooLarge)
            m_collector.text(part);
    }

private:
    XlsxSharedStrings &m_strings;
    XlsxTextCollector m_collector;
    bool m_tooLarge = false;
    Error m_error{ErrorCode::InvalidInput,
                  {"工作簿的文字过多：单元格上限 128 KiB，全部共用文字上限 128 MiB。",
                   "the workbook holds too much text: the limit is 128 KiB in a cell and 128 MiB of shared texts."},
                  {}};
};

Result<void> XlsxSharedStrings::read(XlsxPackage &package, const std::string &part)
{
    SharedStringReader reader(*this);
    return package.parse(part, reader, [&reader] { return reader.stopped(); });
}

std::string_view XlsxSharedStrings::at(std::size_t index) const
{
    const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view(m_texts).substr(begin, m_ends[index] - begin);
}

} // namespace plumbline::core::exchange
