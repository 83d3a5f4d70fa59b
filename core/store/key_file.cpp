#include "core/store/key_file.h"

#include "core/store/limits.h"
#include "core/store/pin_delay.h"
#include "core/store/safe_file.h"

#include <cstdio>
#include <map>
#include <sstream>

namespace plumbline::core::store {

namespace {

constexpr std::string_view kFormat = "plumbline.key/1";
constexpr std::size_t kMaxSize = 4096;

using Lines = std::map<std::string, std::string>;

Error damaged(const std::filesystem::path &file)
{
    return {ErrorCode::Corrupted, {"数据存储的密钥文件已损坏。", "The store's key file is damaged."}, file.string()};
}

Result<Lines> readLines(const std::filesystem::path &file)
{
    const auto bytes = readWhole(file, kMaxSize);
    if (!bytes)
        return bytes.error();
    if (!*bytes)
        return Error{ErrorCode::NotFound,
                     {"此文件夹中没有数据存储。", "There is no store in this folder."},
                     file.parent_path().string()};
    std::istringstream in{std::string(asText(**bytes))};
    std::string line;
    if (!std::getline(in, line) || !line.starts_with("plumbline.key/"))
        return damaged(file);
    if (line != kFormat)
        return Error{ErrorCode::Unsupported,
                     {"此数据存储由更新的版本写成，请更新程序。", "This store was written by a newer version: update."},
                     file.string()};
    Lines lines;
    while (std::getline(in, line)) {
        const auto colon = line.find(": ");
        if (colon == std::string::npos)
            return damaged(file);
        lines[line.substr(0, colon)] = line.substr(colon + 2);
    }
    return lines;
}

std::string at(const Lines &lines, const std::string &name)
{
    const auto found = lines.find(name);
    return found == lines.end() ? std::string() : found->second;
}

std::optional<trust::ScryptCost> costOf(const Lines &lines)
{
    trust::ScryptCost cost;
    if (std::sscanf(at(lines, "kdf").c_str(), "scrypt %u %u %u", &cost.logN, &cost.r, &cost.p) != 3)
        return std::nullopt;
    return cost;
}

} // namespace

KeyFile::KeyFile(const std::filesystem::path &folder)
    : m_file(folder / "store.key"),
      m_tries(folder / "store.tries") { }

bool KeyFile::exists() const
{
    std::error_code fault;
    return std::filesystem::exists(m_file, fault);
}

Result<Protection> KeyFile::protection() const
{
    const auto lines = readLines(m_file);
    if (!lines)
        return lines.error();
    const std::string kind = at(*lines, "protection");
    if (kind == "pin")
        return Protection(PinProtection{});
    if (kind == "file")
        return Protection(KeyFileProtection{});
    return damaged(m_file);
}

Result<void> KeyFile::write(const trust::Key &key, const Protection &protection, Random &random) const
{
    std::string text(kFormat);
    if (const auto *pin = std::get_if<PinProtection>(&protection)) {
        if (pin->pin.size() < kMinPinLength)
            return Error{
                ErrorCode::InvalidInput, {"PIN 至少需要 4 个字符。", "A PIN needs at least 4 characters."}, ""};
        const trust::WrappedKey wrapped = trust::wrapKey(key, pin->pin, pin->cost, random);
        text += "\nprotection: pin\nkdf: scrypt " + std::to_string(wrapped.cost.logN) + ' '
            + std::to_string(wrapped.cost.r) + ' ' + std::to_string(wrapped.cost.p) + "\nsalt: " + toHex(wrapped.salt)
            + "\nwrapped: " + toHex(wrapped.sealed) + '\n';
    } else {
        text += "\nprotection: file\nkey: " + toHex(key.bytes()) + '\n';
    }
    return writeSafely(m_file, asBytes(text));
}

Result<trust::Key> KeyFile::read(const Protection &protection, Surroundings surroundings) const
{
    const auto kept = this->protection();
    if (!kept)
        return kept.error();
    const auto lines = readLines(m_file);
    if (!lines)
        return lines.error();
    if (kept->index() != protection.index())
        return Error{ErrorCode::WrongPin,
                     {"此数据存储由 PIN 保护。", "This store is protected by a PIN."},
                     m_file.parent_path().string()};
    if (std::holds_alternative<KeyFileProtection>(protection)) {
        const auto key = fromHex(at(*lines, "key"));
        if (!key || key->size() != 32)
            return damaged(m_file);
        return trust::Key(ByteView(*key));
    }
    trust::WrappedKey wrapped;
    const auto salt = fromHex(at(*lines, "salt"));
    const auto sealed = fromHex(at(*lines, "wrapped"));
    const auto cost = costOf(*lines);
    if (!salt || !sealed || !cost)
        return damaged(m_file);
    wrapped.cost = *cost;
    wrapped.salt = *salt;
    wrapped.sealed = *sealed;
    const PinDelay delay(m_tries);
    if (auto begun = delay.begin(surroundings.clock); !begun)
        return begun.error();
    auto key = trust::unwrapKey(wrapped, std::get<PinProtection>(protection).pin, surroundings.random);
    if (!key)
        return Error{ErrorCode::WrongPin,
                     {"PIN 不正确，请再试一次。", "The PIN is not right. Try again."},
                     m_file.parent_path().string()};
    delay.succeeded();
    return *key;
}

Result<trust::ScryptCost> KeyFile::cost() const
{
    const auto lines = readLines(m_file);
    if (!lines)
        return lines.error();
    const auto cost = costOf(*lines);
    return cost ? Result<trust::ScryptCost>(*cost) : damaged(m_file);
}

} // namespace plumbline::core::store
