#pragma once
// An Office Open XML file: parts in a ZIP archive, unpacked in pieces and never beyond a stated size.

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace plumbline::core::exchange {

class XmlHandler;

class XlsxPackage {
public:
    /// `bytes` must outlive the package. The error says what the file is when it is no workbook.
    static Result<std::unique_ptr<XlsxPackage>> open(std::string_view bytes);
    ~XlsxPackage();

    bool has(const std::string &part) const;

    /// Feeds a part that describes the workbook to `handler`; kMaxPartBytes of it at most.
    Result<void> parse(const std::string &part, XmlHandler &handler);
    /// Feeds a part of any size; `stop` is asked between pieces and may end the reading with its own error.
    Result<void> parse(const std::string &part, XmlHandler &handler, const std::function<const Error *()> &stop);

private:
    Result<void> parse(const std::string &part, XmlHandler &handler, const std::function<const Error *()> &stop,
                       std::uint64_t limit);
    struct Impl;
    explicit XlsxPackage(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::core::exchange
