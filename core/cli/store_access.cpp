#include "core/cli/store_access.h"

#include "core/cli/pin.h"

#include <algorithm>

namespace plumbline::core::cli {

Result<void> StoreAccess::open(const StoreArguments &arguments, Language language, bool create)
{
    Result<store::Protection> protection = store::protectionOf(arguments.store);
    const bool isNew = !protection && protection.error().code == ErrorCode::NotFound && create;
    if (!protection && !isNew)
        return std::move(protection).error();
    if (isNew || std::holds_alternative<store::PinProtection>(*protection)) {
        Result<std::string> pin =
            arguments.pinFile.empty() ? pinFromTerminal(language, isNew) : pinFromFile(arguments.pinFile);
        if (!pin)
            return std::move(pin).error();
        store::PinProtection sealed;
        sealed.pin = std::move(*pin);
        protection = store::Protection(std::move(sealed));
    }
    const store::Surroundings surroundings{m_clock, m_random};
    Result<std::unique_ptr<store::Store>> opened = isNew
        ? store::Store::create(arguments.store, *protection, surroundings)
        : store::Store::open(arguments.store, *protection, surroundings);
    if (!opened)
        return std::move(opened).error();
    m_store = std::move(*opened);
    return {};
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
