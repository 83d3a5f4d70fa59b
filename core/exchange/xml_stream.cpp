#include "core/exchange/xml_stream.h"

#include "core/exchange/limits.h"

#include <expat.h>

namespace plumbline::core::exchange {

namespace {

std::string_view localName(std::string_view name)
{
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const
{
    for (const char **pair = m_pairs; *pair != nullptr; pair += 2) {
        if (localName(pair[0]) == name)
            return std::string_view(pair[1]);
    }
    return std::nullopt;
}

struct XmlStream::Impl {
    XML_Parser parser = nullptr;
    XmlHandler &handler;
    std::uint64_t fed = 0;
    std::size_t depth = 0;

    static void onStart(void *self, const XML_Char *name, const XML_Char **attributes)
    {
        Impl &impl = *static_cast<Impl *>(self);
        if (++impl.depth > kMaxXmlDepth)
            XML_StopParser(impl.parser, XML_FALSE);
        else
            impl.handler.start(localName(name), XmlAttributes(attributes));
    }
    static void onEnd(void *self, const XML_Char *name)
    {
        Impl &impl = *static_cast<Impl *>(self);
        --impl.depth;
        impl.handler.end(localName(name));
    }
    static void onText(void *self, const XML_Char *text, int length)
    {
        static_cast<Impl *>(self)->handler.text({text, static_cast<std::size_t>(length)});
    }
    static void onDoctype(void *self, const XML_Char *, const XML_Char *, const XML_Char *, int)
    {
        XML_StopParser(static_cast<Impl *>(self)->parser, XML_FALSE);
    }
};

XmlStream::XmlStream(XmlHandler &handler) : m_impl(new Impl{XML_ParserCreate(nullptr), handler})
{
    XML_SetUserData(m_impl->parser, m_impl.get());
    XML_SetElementHandler(m_impl->parser, Impl::onStart, Impl::onEnd);
    XML_SetCharacterDataHandler(m_impl->parser, Impl::onText);
    XML_SetStartDoctypeDeclHandler(m_impl->parser, Impl::onDoctype);
}

XmlStream::~XmlStream()
{
    XML_ParserFree(m_impl->parser);
}

bool XmlStream::feed(std::string_view bytes)
{
    if (XML_Parse(m_impl->parser, bytes.data(), static_cast<int>(bytes.size()), 0) != XML_STATUS_OK)
        return false;
    m_impl->fed += bytes.size();
    const auto done = static_cast<std::uint64_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(m_impl->parser)));
    return m_impl->fed - std::min(m_impl->fed, done) <= kMaxXmlTagBytes;
}

bool XmlStream::finish()
{
    return XML_Parse(m_impl->parser, "", 0, 1) == XML_STATUS_OK;
}

} // namespace plumbline::core::exchange
