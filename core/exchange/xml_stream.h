#pragma once
// XML in pieces (expat): elements by their local names, whatever prefix a program gives its namespaces.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::core::exchange {

/// Attributes of one element, valid during the call.
class XmlAttributes {
public:
    explicit XmlAttributes(const char **pairs) : m_pairs(pairs) { }
    /// By local name; nothing where it is absent.
    std::optional<std::string_view> find(std::string_view name) const;
    std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }
    bool isTrue(std::string_view name) const { return get(name) == "1" || get(name) == "true"; }

private:
    const char **m_pairs;
};

class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes &attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view part) = 0;
};

class XmlStream {
public:
    explicit XmlStream(XmlHandler &handler);
    ~XmlStream();

    /// False when the XML is broken, has a DOCTYPE (entities could grow without end), one huge tag or is nested too
    /// deep.
    bool feed(std::string_view bytes);
    bool finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::core::exchange
