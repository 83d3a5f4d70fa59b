#include "core/store/erased_files.h"

#include "core/record/erasure.h"
#include "core/record/wire.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

constexpr char kList[] = "files to erase"; // SHA-256 in hex, each

Result<std::vector<std::string>> readList(Store::Impl &store)
{
    const auto kept = store.settings.get(kList);
    if (!kept)
        return kept.error();
    std::vector<std::string> names;
    for (record::wire::Reader in(*kept ? ByteView(**kept) : ByteView()); !in.atEnd();)
        names.push_back(in.text());
    return names;
}

} // namespace

Result<void> eraseFileLater(Store::Impl &store, const std::string &sha256Hex)
{
    auto names = readList(store);
    if (!names)
        return names.error();
    if (std::ranges::find(*names, sha256Hex) == names->end())
        names->push_back(sha256Hex);
    Bytes bytes;
    record::wire::Writer out(bytes);
    for (const std::string &name : *names)
        out.prefixed(name);
    store.filesToErase = true;
    return store.settings.put(kList, bytes);
}

Result<void> removeErasedFiles(Store::Impl &store)
{
    const auto names = readList(store);
    if (!names)
        return names.error();
    for (const std::string &name : *names) {
        const auto erased = isErasedFile(store, name);
        if (!erased)
            return erased.error();
        if (!*erased)
            continue;
        if (auto removed = store.attachments.remove(name); !removed)
            return removed;
    }
    if (!names->empty()) {
        auto transaction = Transaction::begin(store.database);
        if (!transaction)
            return transaction.error();
        if (auto cleared = store.settings.remove(kList); !cleared)
            return cleared;
        if (auto committed = transaction->commit(); !committed)
            return committed;
        store.wrote();
    }
    store.filesToErase = false;
    return {};
}

Result<bool> isErasedFile(Store::Impl &store, const std::string &sha256Hex)
{
    const record::Entity attachment{record::EntityKind::Attachment, sha256Hex};
    bool erased = false;
    for (const auto &[number, id] : store.names.audits()) {
        const auto group = store.registers.group(number, groupOf(attachment));
        if (!group)
            return group.error();
        const auto state = (*group)->entities.find(attachment);
        if (state == (*group)->entities.end())
            continue;
        if (!record::isContentErased(state->second))
            return false;
        erased = true;
    }
    return erased;
}

Result<AttachmentTally> Store::attachmentTally()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    std::map<std::string, bool> named; // and whether erased, in all audits that name it
    for (const auto &[number, id] : m_impl->names.audits()) {
        const auto registers = m_impl->registers.all(number);
        if (!registers)
            return registers.error();
        for (auto at = registers->lower_bound({record::EntityKind::Attachment, ""});
             at != registers->end() && at->first.kind == record::EntityKind::Attachment; ++at) {
            const bool erased = record::isContentErased(at->second);
            const auto [known, isNew] = named.try_emplace(at->first.key, erased);
            known->second = known->second && erased;
        }
    }
    AttachmentTally tally;
    for (const auto &[name, erased] : named)
        ++(erased ? tally.erased : m_impl->attachments.has(name) ? tally.here : tally.absent);
    return tally;
}

} // namespace plumbline::core::store
