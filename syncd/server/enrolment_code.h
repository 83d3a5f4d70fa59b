#pragma once
// One-time codes: a handle of four characters, by which the server finds one and counts wrong tries, and a secret of
// twelve (60 bits), of which it keeps only a salted hash. Crockford's base 32: nothing to confuse when read aloud.

#include "core/base/bytes.h"
#include "core/base/random.h"

#include <optional>
#include <string>
#include <string_view>

namespace plumbline::server {

struct EnrolmentCode {
    std::string handle;       ///< 4 characters
    std::string secret;       ///< 12 characters
    std::string text() const; ///< HHHH-SSSS-SSSS-SSSS
};

EnrolmentCode newCode(core::Random &random);

/// Forgives case, dashes, spaces, O for 0, I and L for 1; nothing if it is no code.
std::optional<EnrolmentCode> parseCode(std::string_view text);

core::Bytes hashOf(const EnrolmentCode &code, core::ByteView salt);

} // namespace plumbline::server
