#include "syncd/server/enrolment_code.h"

#include "core/base/sha256.h"

namespace plumbline::server {

using namespace core;

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kHandle = 4;
constexpr std::size_t kSecret = 12;

} // namespace

std::string EnrolmentCode::text() const
{
    return handle + '-' + secret.substr(0, 4) + '-' + secret.substr(4, 4) + '-' + secret.substr(8, 4);
}

EnrolmentCode newCode(Random &random)
{
    std::array<std::uint8_t, kHandle + kSecret> bytes;
    random.fill(bytes);
    std::string text;
    for (const std::uint8_t byte : bytes)
        text.push_back(kAlphabet[byte & 31]); // 256 is a multiple of 32: no bias
    return {text.substr(0, kHandle), text.substr(kHandle)};
}

std::optional<EnrolmentCode> parseCode(std::string_view text)
{
    std::string dense;
    for (char c : text) {
        if (c == '-' || c == ' ')
            continue;
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 32);
        if (c == 'O')
            c = '0';
        if (c == 'I' || c == 'L')
            c = '1';
        if (kAlphabet.find(c) == std::string_view::npos || dense.size() == kHandle + kSecret)
            return std::nullopt;
        dense.push_back(c);
    }
    if (dense.size() != kHandle + kSecret)
        return std::nullopt;
    return EnrolmentCode{dense.substr(0, kHandle), dense.substr(kHandle)};
}

Bytes hashOf(const EnrolmentCode &code, ByteView salt)
{
    Sha256 hash;
    hash.update("plumbline.enrolment.code/1\n").update(salt).update(code.handle).update(code.secret);
    const Digest digest = hash.finish();
    return {digest.begin(), digest.end()};
}

} // namespace plumbline::server
