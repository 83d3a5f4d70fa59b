#include "core/cli/store_access.h"

#include "core/cli/pin.h"

#include <algorithm>

namespace plumbline::core::cli {

Result<store::Protection> StoreAccess::protection(const StoreArguments &arguments, Language language, bool create,
                                                  bool &isNew)
{
    Result<store::Protection> protection = store::protectionOf(arguments.store);
    isNew = !protection && protection.error().code == ErrorCode::NotFound && create;
    if (!protection && !isNew)
        return protection;
    if (!isNew && std::holds_alternative<store::KeyFileProtection>(*protection))
        return protection;
    Result<std::string> pin =
        arguments.pinFile.empty() ? pinFromTerminal(language, isNew) : pinFromFile(arguments.pinFile);
    if (!pin)
        return std::move(pin).error();
    store::PinProtection sealed;
    sealed.pin = std::move(*pin);
    return store::Protection(std::move(sealed));
}

Result<void> StoreAccess::open(const StoreArguments &arguments, Language language, bool create)
{
    bool isNew = false;
    const Result<store::Protection> protection = this->protection(arguments, language, create, isNew);
    if (!protection)
        return protection.error();
    const store::Surroundings surroundings{m_clock, m_random};
    Result<std::unique_ptr<store::Store>> opened = isNew
        ? store::Store::create(arguments.store, *protection, surroundings)
        : store::Store::open(arguments.store, *protection, surroundings);
    if (isNew && !opened && store::protectionOf(arguments.store)) // another command has made it meanwhile
        opened = store::Store::open(arguments.store, *protection, surroundings);
    if (!opened && opened.error().code == ErrorCode::Corrupted) {
        opened.error().message.zh += "可用 plumbline repair 修复，损坏的文件会保留。";
        opened.error().message.en += " \"plumbline repair\" makes what is readable usable and keeps the damaged files.";
    }
    if (!opened)
        return std::move(opened).error();
    m_store = std::move(*opened);
    return {};
}

Result<store::RepairReport> StoreAccess::repair(const StoreArguments &arguments, Language language)
{
    bool isNew = false;
    const Result<store::Protection> protection = this->protection(arguments, language, false, isNew);
    if (!protection)
        return protection.error();
    return store::repair(arguments.store, *protection, {m_clock, m_random});
}

Result<void> StoreAccess::find(const std::string &audit)
{
    const Result<std::vector<store::AuditSummary>> audits = m_store->audits();
    if (!audits)
        return audits.error();
    if (std::ranges::find(*audits, audit, &store::AuditSummary::id) != audits->end())
        return {};
    std::string known;
    for (const store::AuditSummary &summary : *audits)
        known += (known.empty() ? "" : ", ") + summary.id;
    return Error{ErrorCode::NotFound,
                 {"数据文件夹中没有审核“" + audit + "”；有：" + known + "。",
                  "the store holds no audit \"" + audit + "\"; it holds: " + known + "."},
                 "--audit"};
}

} // namespace plumbline::core::cli
