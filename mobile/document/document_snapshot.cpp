#include "mobile/document/document_snapshot.h"

#include "core/record/audit_steps.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/record/submission.h"
#include "mobile/document/customers_style.h"

#include <algorithm>
#include <iterator>

namespace plumbline::mobile {

using namespace core;

namespace {

/// Whether the audit says all there is of it.
bool isInAudit(const record::Registers::value_type &entry)
{
    return entry.first.kind == record::EntityKind::Answer
        && std::ranges::none_of(entry.second.fields, [](const auto &field) {
               return field.second.conflicting() || field.first.starts_with(record::field::kPhoto);
           });
}

bool isSubmitted(const record::EntityState &evaluation)
{
    const bool *submitted = evaluation.get<bool>(record::field::kSubmitted);
    return submitted && *submitted;
}

void append(std::vector<record::Conflict> &all, std::vector<record::Conflict> some)
{
    std::ranges::move(some, std::back_inserter(all));
}

/// All that needs an evaluation's answers as registers, before most of them go.
void takePiece(DocumentSnapshot &snapshot, record::Registers &piece)
{
    append(snapshot.conflicts, record::conflicts(piece));
    append(snapshot.withoutEffect, record::withoutEffect(piece));
    snapshot.evaluators.merge(record::evaluators(piece));
    for (const auto &[entity, state] : piece) {
        if (entity.kind != record::EntityKind::Evaluation)
            continue;
        if (isSubmitted(state))
            snapshot.submitted.insert(entity.key);
        if (auto style = customersStyle(piece, entity.key))
            snapshot.customersStyles.emplace(entity.key, *style);
    }
    std::erase_if(piece, isInAudit);
    snapshot.registers.merge(piece);
}

} // namespace

DocumentSnapshot readSnapshot(store::Store &store, const std::string &id)
{
    DocumentSnapshot snapshot;
    record::PiecewiseFold fold;
    auto read = store.eachRegisters(id, [&](record::Registers &piece) {
        fold.addAnswers(piece);
        takePiece(snapshot, piece);
    });
    if (!read) {
        snapshot.error = read.error();
        return snapshot;
    }
    *snapshot.audit = fold.finish(id, snapshot.registers);
    std::ranges::stable_sort(snapshot.conflicts, {}, &record::Conflict::entity);
    std::ranges::stable_sort(snapshot.withoutEffect, {},
                             [](const record::Conflict &late) { return record::evaluationOf(late.entity); });
    const auto heads = store.heads(id);
    if (!heads) {
        snapshot.error = heads.error();
        return snapshot;
    }
    for (const store::StreamHead &head : *heads) {
        if (store.isOwn(head.origin))
            snapshot.own.insert(head.origin);
    }
    snapshot.own.insert(store.origin());
    return snapshot;
}

} // namespace plumbline::mobile
