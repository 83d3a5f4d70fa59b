#include "core/store/repair_notice.h"

#include "core/record/wire.h"

namespace plumbline::core::store {

namespace {

constexpr char kNotice[] = "repair notice"; // in Chinese and in English

Result<std::optional<Text>> readNotice(Store::Impl &store)
{
    const auto kept = store.settings.get(kNotice);
    if (!kept)
        return kept.error();
    if (!*kept)
        return std::optional<Text>();
    record::wire::Reader in(**kept);
    Text text;
    text.zh = in.text();
    text.en = in.text();
    return in.failed() ? std::optional<Text>() : std::optional(std::move(text));
}

} // namespace

Result<void> addRepairNotice(Store::Impl &store, const Text &summary)
{
    auto before = readNotice(store);
    if (!before)
        return before.error();
    Text text = *before ? Text{(*before)->zh + '\n' + summary.zh, (*before)->en + '\n' + summary.en} : summary;
    Bytes bytes;
    record::wire::Writer out(bytes);
    out.prefixed(text.zh);
    out.prefixed(text.en);
    return store.settings.put(kNotice, bytes);
}

Result<std::optional<Text>> Store::repairNotice()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    return readNotice(*m_impl);
}

Result<void> Store::dismissRepairNotice()
{
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    if (auto removed = m_impl->settings.remove(kNotice); !removed)
        return removed;
    return write->commit();
}

} // namespace plumbline::core::store
