#include "core/store/key_file.h"
#include "core/base/digits.h"

#include "core/store/key_text.h"
#include "core/store/limits.h"
#include "core/store/pin_delay.h"
#include "core/store/safe_file.h"

namespace plumbline::core::store {

namespace {

constexpr std::size_t kMaxSize = 4096;

Result<KeptKey> readKept(const std::filesystem::path &file)
{
    const auto bytes = readWhole(file, kMaxSize);
    if (!bytes)
        return bytes.error();
    if (!*bytes)
        return Error{ErrorCode::NotFound, {"没有密钥文件。", "There is no key file."}, file.string()};
    auto kept = parseKeyText(asText(**bytes));
    if (kept)
        return std::move(*kept);
    if (kept.error() == KeyTextFault::Newer)
        return Error{ErrorCode::Unsupported,
                     {"此数据存储由更新的版本写成，请更新程序。", "This store was written by a newer version: update."},
                     file.string()};
    return Error{
        ErrorCode::Corrupted, {"数据存储的密钥文件已损坏。", "The store's key file is damaged."}, file.string()};
}

/// The first that reads; of two that do not, what is wrong.
Result<KeptKey> readEither(const std::filesystem::path &file, const std::filesystem::path &copy)
{
    auto first = readKept(file);
    if (first || first.error().code == ErrorCode::Unsupported || first.error().code == ErrorCode::Io)
        return first;
    auto second = readKept(copy);
    if (second)
        return second;
    if (first.error().code != ErrorCode::NotFound || second.error().code != ErrorCode::NotFound)
        return first.error().code == ErrorCode::NotFound ? second : first;
    return Error{
        ErrorCode::Corrupted,
        {"缺少密钥文件 store.key，没有它无法打开本机数据。请放回该文件的备份；否则请重新注册本设备，"
         "服务器已确认的记录会自动补回。",
         "The key file store.key is missing; without it nothing here can be opened. Put it back from a backup, "
         "or enrol this device anew: what the server has confirmed comes back by itself."},
        file.string()};
}

} // namespace

KeyFile::KeyFile(const std::filesystem::path &folder)
    : m_file(folder / "store.key"),
      m_copy(folder / "store.key.copy"),
      m_tries(folder / "store.tries")
{
}

Result<Protection> KeyFile::protection() const
{
    const auto kept = readEither(m_file, m_copy);
    return kept ? Result<Protection>(kept->protection) : kept.error();
}

Result<trust::ScryptCost> KeyFile::cost() const
{
    const auto kept = readEither(m_file, m_copy);
    return kept ? Result<trust::ScryptCost>(kept->wrapped.cost) : kept.error();
}

Result<std::chrono::milliseconds> KeyFile::wait(const Clock &clock) const
{
    return PinDelay(m_tries).left(clock);
}

Result<void> KeyFile::write(const trust::Key &key, const Protection &protection, Random &random) const
{
    KeptKey kept;
    kept.protection = protection;
    if (const auto *pin = std::get_if<PinProtection>(&protection)) {
        const std::string plain = withPlainDigits(pin->pin);
        if (plain.size() < kMinPinLength)
            return Error{
                ErrorCode::InvalidInput, {"PIN 至少需要 4 个字符。", "A PIN needs at least 4 characters."}, ""};
        kept.wrapped = trust::wrapKey(key, plain, pin->cost, random);
    } else {
        kept.key = key;
    }
    return writeBoth(keyText(kept));
}

/// The copy second: between the two it still opens by the PIN of before, but it is read only where the first does not.
Result<void> KeyFile::writeBoth(const std::string &text) const
{
    for (const auto &file : {m_file, m_copy}) {
        const auto bytes = readWhole(file, kMaxSize);
        if (bytes && *bytes && asText(**bytes) == text)
            continue;
        if (auto written = writeSafely(file, asBytes(text)); !written)
            return written;
    }
    return {};
}

Result<trust::Key> KeyFile::read(const Protection &protection, Surroundings surroundings) const
{
    const auto kept = readEither(m_file, m_copy);
    if (!kept)
        return kept.error();
    if (kept->protection.index() != protection.index())
        return Error{ErrorCode::WrongPin,
                     {"此数据存储由 PIN 保护。", "This store is protected by a PIN."},
                     m_file.parent_path().string()};
    std::optional<trust::Key> key = kept->key;
    if (!key) {
        const PinDelay delay(m_tries);
        if (auto begun = delay.begin(surroundings.clock); !begun)
            return begun.error();
        key = trust::unwrapKey(kept->wrapped, withPlainDigits(std::get<PinProtection>(protection).pin),
                               surroundings.random);
        if (!key)
            return Error{ErrorCode::WrongPin,
                         {"PIN 不正确，请再试一次。", "The PIN is not right. Try again."},
                         m_file.parent_path().string()};
        delay.succeeded();
    }
    (void)writeBoth(keyText(*kept)); // mends the one that is damaged; a full disk must not keep anybody out
    return *key;
}

} // namespace plumbline::core::store
