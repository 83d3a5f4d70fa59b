#include "core/store/key_text.h"

#include <cstdio>
#include <map>
#include <sstream>

namespace plumbline::core::store {

namespace {

constexpr std::string_view kCheck = "check: ";

std::string checkOf(std::string_view text)
{
    return toHex(ByteView(sha256(asBytes(text))).first(8));
}

std::string at(const std::map<std::string, std::string> &lines, const std::string &name)
{
    const auto found = lines.find(name);
    return found == lines.end() ? std::string() : found->second;
}

} // namespace

std::string keyText(const KeptKey &kept)
{
    std::string text(kKeyFormat);
    if (kept.key) {
        text += "\nprotection: file\nkey: " + toHex(kept.key->bytes()) + '\n';
    } else {
        const trust::WrappedKey &wrapped = kept.wrapped;
        text += "\nprotection: pin\nkdf: scrypt " + std::to_string(wrapped.cost.logN) + ' '
            + std::to_string(wrapped.cost.r) + ' ' + std::to_string(wrapped.cost.p) + "\nsalt: " + toHex(wrapped.salt)
            + "\nwrapped: " + toHex(wrapped.sealed) + '\n';
    }
    return text + std::string(kCheck) + checkOf(text) + '\n';
}

Result<KeptKey, KeyTextFault> parseKeyText(std::string_view text)
{
    std::istringstream in{std::string(text)};
    std::string line;
    if (!std::getline(in, line) || !line.starts_with("plumbline.key/"))
        return KeyTextFault::Damaged;
    if (line != kKeyFormat)
        return KeyTextFault::Newer;
    std::map<std::string, std::string> lines;
    while (std::getline(in, line)) {
        const auto colon = line.find(": ");
        if (colon == std::string::npos || !lines.emplace(line.substr(0, colon), line.substr(colon + 2)).second)
            return KeyTextFault::Damaged;
    }
    const std::size_t check = text.rfind(kCheck);
    if (check == std::string_view::npos || at(lines, "check") != checkOf(text.substr(0, check)))
        return KeyTextFault::Damaged;
    KeptKey kept;
    if (at(lines, "protection") == "file") {
        const auto key = fromHex(at(lines, "key"));
        if (!key || key->size() != 32)
            return KeyTextFault::Damaged;
        kept.protection = KeyFileProtection{};
        kept.key.emplace(ByteView(*key));
        return kept;
    }
    const auto salt = fromHex(at(lines, "salt"));
    const auto sealed = fromHex(at(lines, "wrapped"));
    trust::ScryptCost &cost = kept.wrapped.cost;
    if (at(lines, "protection") != "pin" || !salt || !sealed
        || std::sscanf(at(lines, "kdf").c_str(), "scrypt %u %u %u", &cost.logN, &cost.r, &cost.p) != 3)
        return KeyTextFault::Damaged;
    kept.protection = PinProtection{};
    kept.wrapped.salt = *salt;
    kept.wrapped.sealed = *sealed;
    return kept;
}

} // namespace plumbline::core::store
