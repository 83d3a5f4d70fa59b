#include "core/store/erase.h"

#include "core/record/encoding.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/record/personal.h"
#include "core/record/submission.h"
#include "core/store/branch_record.h"
#include "core/store/erased_files.h"
#include "core/store/origin_change.h"
#include "core/store/own_change.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using namespace record;

/// Indexes of the patches of `change` that say one of the fields.
std::vector<std::size_t> patchesOf(const Change &change, const std::vector<std::string> &fields)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < change.patches.size(); ++i) {
        if (std::ranges::find(fields, change.patches[i].field) != fields.end())
            found.push_back(i);
    }
    return found;
}

Result<void> dropValue(Store::Impl &store, std::int64_t audit, const Entity &entity, const std::string &field,
                       const ChangeId &id)
{
    const auto origin = store.names.findOrigin(id.origin);
    const Stream *const stream = origin ? store.names.findStream(audit, *origin) : nullptr;
    if (stream == nullptr || id.number > stream->head)
        return {}; // not here yet: dropped when it comes
    auto row = store.log.rowFrom(stream->number, id.number);
    if (!row)
        return row.error();
    if (!*row)
        return {};
    const auto logged = std::ranges::find((*row)->changes, id.number, &LoggedChange::number);
    if (logged == (*row)->changes.end() || logged->personal.empty())
        return {};
    const auto change = decode(store.names.auditId(audit), id, logged->body, logged->personal);
    if (!change)
        return change.error();
    if (change->entity != entity)
        return {};
    const Bytes left = withoutPersonal(logged->personal, patchesOf(*change, {field}));
    logged->personal = left;
    store.erased.push_back({id, left});
    return store.log.rewrite(stream->number, **row);
}

/// Branches hold what was issued again: their copies of the entity's values go as a whole.
Result<void> dropFromBranches(Store::Impl &store, const std::string &audit, const Erasure &erasure)
{
    auto branches = readBranches(store);
    if (!branches)
        return branches.error();
    for (EncodedRun &run : *branches) {
        if (run.audit != audit)
            continue;
        bool changed = false;
        for (EncodedChange &encoded : run.changes) {
            const auto change = decode(run.audit, {run.origin, encoded.number}, encoded.body, encoded.personal);
            if (!change)
                return change.error();
            if (change->entity != erasure.entity || encoded.personal.empty())
                continue;
            encoded.personal = withoutPersonal(encoded.personal, patchesOf(*change, erasure.fields));
            changed = true;
        }
        if (changed) {
            if (auto kept = keepBranch(store, run); !kept)
                return kept;
        }
    }
    return {};
}

/// The changes here that say a personal value of the field and have not lost it.
using Sayings = std::map<std::pair<Entity, std::string>, std::vector<ChangeId>>;

/// The attachment that a value names: a person's signature.
const std::string *signatureIn(const FieldPatch &patch)
{
    const auto copied = splitHandedIn(patch.field);
    const bool names = (copied ? copied->field : std::string_view(patch.field)) == field::kSignature;
    return names ? std::get_if<std::string>(&patch.value) : nullptr;
}

/// `files` gets the names of attachments that go with the values.
Result<void> collect(Store::Impl &store, std::int64_t audit, Sayings &sayings, std::set<std::string> &files)
{
    for (const Stream *stream : store.names.streams(audit)) {
        const ChangeId first{*store.names.originId(stream->origin), 0};
        auto walked = store.log.rows(stream->number, 1, [&](const LogRow &row) -> Result<bool> {
            for (const LoggedChange &logged : row.changes) {
                if (logged.personal.empty())
                    continue;
                const auto change =
                    decode(store.names.auditId(audit), {first.origin, logged.number}, logged.body, logged.personal);
                if (!change)
                    return change.error();
                for (const FieldPatch &patch : change->patches) {
                    const auto wanted = sayings.find({change->entity, patch.field});
                    if (wanted == sayings.end() || patch.erased || std::holds_alternative<Null>(patch.value))
                        continue;
                    wanted->second.push_back(change->id);
                    if (const std::string *const file = signatureIn(patch))
                        files.insert(*file);
                }
            }
            return true;
        });
        if (!walked)
            return walked;
    }
    return {};
}

/// The erasure of an attachment's file; nothing where it has been erased before.
Result<std::optional<FieldPatch>> contentPatch(Store::Impl &store, std::int64_t audit, const Entity &attachment)
{
    const auto group = store.registers.group(audit, groupOf(attachment));
    if (!group)
        return group.error();
    FieldPatch patch{erasedField(field::kContent), true, {}, false};
    if (const auto state = (*group)->entities.find(attachment); state != (*group)->entities.end()) {
        if (isContentErased(state->second))
            return std::optional<FieldPatch>();
        std::set<ChangeId> named;
        for (const auto &[name, field] : state->second.fields) {
            for (const Candidate &candidate : field.current)
                named.insert(candidate.by);
        }
        patch.supersedes.assign(named.begin(), named.end());
    }
    return std::optional(std::move(patch));
}

/// Targets with the copies of them that a submission holds.
std::vector<Erasure> withCopies(const std::vector<Erasure> &targets)
{
    std::vector<Erasure> all = targets;
    for (const Erasure &target : targets) {
        const bool answer = target.entity.kind == EntityKind::Answer;
        if (!answer && target.entity.kind != EntityKind::Evaluation)
            continue;
        const auto [evaluation, item] = answer ? splitAnswerKey(target.entity.key)
                                               : std::pair(std::string_view(target.entity.key), std::string_view());
        Erasure copies{{EntityKind::Evaluation, std::string(evaluation)}, {}};
        for (const std::string &field : target.fields) {
            if (!splitHandedIn(field))
                copies.fields.push_back(handedInField(item, field));
        }
        all.push_back(std::move(copies));
    }
    return all;
}

} // namespace

Result<void> carryOutErasure(Store::Impl &store, std::int64_t audit, const Change &change)
{
    if (auto flushed = store.log.flush(); !flushed)
        return flushed;
    Erasure erasure{change.entity, {}};
    for (const FieldPatch &patch : change.patches) {
        const auto name = splitErased(patch.field);
        if (!name || !isPersonal(change.entity.kind, *name))
            continue;
        if (change.entity.kind == EntityKind::Attachment && *name == field::kContent) {
            if (auto listed = eraseFileLater(store, change.entity.key); !listed)
                return listed;
            store.erasedFiles.push_back(change.entity.key);
            continue;
        }
        erasure.fields.emplace_back(*name);
        for (const ChangeId &id : patch.supersedes) {
            if (auto dropped = dropValue(store, audit, change.entity, erasure.fields.back(), id); !dropped)
                return dropped;
        }
    }
    return dropFromBranches(store, store.names.auditId(audit), erasure);
}

Bytes withoutErased(const EntityState &state, const Change &change, ByteView personal)
{
    std::vector<std::string> fields;
    for (const FieldPatch &patch : change.patches) {
        if (isErased(state, patch.field, change.id))
            fields.push_back(patch.field);
    }
    return withoutPersonal(personal, patchesOf(change, fields));
}

Result<std::size_t> Store::erase(const std::string &audit, const std::string &author,
                                 const std::vector<Erasure> &targets, const std::string &reason)
{
    if (!audit::isReason(reason))
        return Error{
            ErrorCode::Refused, {"抹除个人数据须说明理由。", "Erasing personal data needs a reason."}, "reason"};
    // Freed bytes are overwritten, so that whoever has the key finds nothing in the file either.
    if (auto secure = m_impl->database.run("PRAGMA secure_delete=ON"); !secure)
        return secure.error();
    auto erased = eraseWithin(audit, author, withCopies(targets), reason);
    auto usual = m_impl->database.run("PRAGMA secure_delete=OFF");
    if (!erased)
        return erased;
    if (!usual)
        return usual.error();
    if (auto removed = removeErasedFiles(*m_impl); !removed)
        return removed.error();
    if (auto folded = m_impl->database.run("PRAGMA wal_checkpoint(TRUNCATE)"); !folded)
        return folded.error();
    return erased;
}

Result<std::size_t> Store::eraseWithin(const std::string &audit, const std::string &author,
                                       const std::vector<Erasure> &targets, const std::string &reason)
{
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    const auto number = m_impl->names.findAudit(audit);
    if (!number)
        return Error{ErrorCode::NotFound, {"数据存储中没有这次审核。", "The store does not hold this audit."}, audit};
    Sayings sayings;
    std::set<std::string> files;
    for (const Erasure &target : targets) {
        for (const std::string &field : target.fields) {
            if (!isPersonal(target.entity.kind, field))
                return Error{ErrorCode::Refused,
                             {"字段 " + field + " 不是个人数据，不能抹除。",
                              "Field " + field + " is not personal data: it cannot be erased."},
                             target.entity.key};
            if (target.entity.kind == EntityKind::Attachment && field == field::kContent)
                files.insert(target.entity.key);
            else
                sayings[{target.entity, field}];
        }
    }
    if (auto collected = collect(*m_impl, *number, sayings, files); !collected)
        return collected.error();
    std::map<Entity, std::vector<FieldPatch>> patches;
    std::size_t count = 0;
    for (auto &[target, ids] : sayings) {
        count += ids.size();
        if (!ids.empty())
            patches[target.first].push_back({erasedField(target.second), true, std::move(ids), false});
    }
    for (const std::string &file : files) {
        const Entity attachment{EntityKind::Attachment, file};
        auto patch = contentPatch(*m_impl, *number, attachment);
        if (!patch)
            return patch.error();
        if (!*patch)
            continue;
        patches[attachment].push_back(std::move(**patch));
        ++count;
    }
    if (patches.empty())
        return std::size_t{0};
    const auto origin = m_impl->names.origin(m_impl->identity.origin);
    if (!origin)
        return origin.error();
    const auto stream = m_impl->names.stream(*number, *origin);
    if (!stream)
        return stream.error();
    for (auto &[entity, fields] : patches) {
        const Change change{audit,
                            {m_impl->identity.origin, (*stream)->head + 1},
                            m_impl->clock.next(m_impl->surroundings.clock.nowMs()),
                            author,
                            reason,
                            entity,
                            std::move(fields)};
        if (auto logged = logOwn(*m_impl, **stream, change, m_impl->names.folded(*number)[change.id.origin]); !logged)
            return logged.error();
        const auto group = m_impl->registers.group(*number, groupOf(entity));
        if (!group)
            return group.error();
        merge((*group)->entities[entity], change, m_impl->names.folded(*number));
        m_impl->registers.changed(**group);
        if (auto done = carryOutErasure(*m_impl, *number, change); !done)
            return done.error();
    }
    m_impl->changed.insert(*number);
    if (auto committed = write->commit(); !committed)
        return committed.error();
    return count;
}

} // namespace plumbline::core::store
