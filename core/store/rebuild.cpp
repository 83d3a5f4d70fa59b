// Registers from the log: the log is the only truth, so they can always be made anew.

#include "core/record/encoding.h"
#include "core/store/store.h"
#include "core/store/store_impl.h"

namespace plumbline::core::store {

namespace {

using namespace record;

/// Folds the whole log of an audit, each origin's changes in order.
Result<void> foldLog(Store::Impl &store, std::int64_t audit, const std::function<Result<void>(const Change &)> &take)
{
    for (const Stream *stream : store.names.streams(audit)) {
        auto walked = store.log.rows(stream->number, 1, [&](const LogRow &row) -> Result<bool> {
            for (const LoggedChange &logged : row.changes) {
                const auto change =
                    decode(store.names.auditId(audit), {*store.names.originId(stream->origin), logged.number},
                           logged.body, logged.personal);
                if (!change)
                    return change.error();
                if (auto taken = take(*change); !taken)
                    return taken.error();
            }
            return true;
        });
        if (!walked)
            return walked;
    }
    return {};
}

/// The first entity whose registers are not what the log amounts to; empty where a row of them does not read, nothing
/// where all are right.
Result<std::optional<std::string>> firstWrong(Store::Impl &store, std::int64_t audit)
{
    Registers amount;
    Folded folded;
    auto all = foldLog(store, audit, [&](const Change &change) -> Result<void> {
        merge(amount, folded, change);
        return {};
    });
    if (!all)
        return all.error();
    forgetArrived(amount, folded);
    std::optional<std::string> wrong;
    const auto note = [&wrong](const Entity &entity) {
        if (!wrong)
            wrong = entity.key.empty() ? "audit" : entity.key;
    };
    auto read = store.registers.each(audit, [&](Registers &group) {
        forgetArrived(group, store.names.folded(audit));
        for (const auto &[entity, state] : group) {
            const auto there = amount.find(entity);
            if (there == amount.end() || there->second != state)
                note(entity);
            else
                amount.erase(there);
        }
    });
    if (!read && read.error().code != ErrorCode::Corrupted)
        return read.error();
    if (!read)
        return std::optional(std::string());
    if (!amount.empty())
        note(amount.begin()->first);
    return wrong;
}

} // namespace

Result<void> rebuildRegistersOf(Store::Impl &store, std::int64_t audit)
{
    if (auto cleared = store.registers.clear(audit); !cleared)
        return cleared;
    Folded folded;
    store.changed.insert(audit);
    return foldLog(store, audit, [&](const Change &change) -> Result<void> {
        const auto group = store.registers.group(audit, groupOf(change.entity));
        if (!group)
            return group.error();
        merge((*group)->entities[change.entity], change, folded);
        store.registers.changed(**group);
        folded[change.id.origin] = change.id.number;
        return {};
    });
}

Result<std::vector<Finding>> Store::verifyRegisters()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    std::vector<Finding> findings;
    for (const auto &[number, id] : m_impl->names.audits()) {
        const auto wrong = firstWrong(*m_impl, number);
        if (!wrong)
            return wrong.error();
        if (*wrong)
            findings.push_back({{"当前值与变更记录不符，需要由变更记录重建。",
                                 "The current values are not what the log amounts to: they need rebuilding from it."},
                                (*wrong)->empty() ? id : id + '/' + **wrong});
    }
    return findings;
}

Result<std::vector<Finding>> Store::verifyAll()
{
    auto findings = verify();
    return findings && findings->empty() ? verifyRegisters() : findings;
}

Result<void> Store::rebuildRegisters()
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    for (const auto &[number, id] : m_impl->names.audits()) {
        auto write = Write::begin(*m_impl);
        if (!write)
            return write.error();
        if (auto rebuilt = rebuildRegistersOf(*m_impl, number); !rebuilt)
            return rebuilt;
        if (auto committed = write->commit(); !committed)
            return committed;
    }
    return {};
}

} // namespace plumbline::core::store
