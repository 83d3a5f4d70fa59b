#include "mobile/document/document_snapshot.h"

#include "core/record/audit_steps.h"
#include "core/record/fold.h"
#include "core/record/submission.h"
#include "mobile/document/customers_style.h"

#include <QThreadPool>

#include <algorithm>
#include <memory>

namespace plumbline::mobile {

using namespace core;

namespace {

bool isInAudit(const record::Registers::value_type &entry)
{
    return entry.first.kind == record::EntityKind::Answer
        && std::ranges::none_of(entry.second.fields, [](const auto &field) {
               return field.second.conflicting() || field.first.starts_with(record::field::kPhoto);
           });
}

bool isSubmitted(const record::EntityState &evaluation)
{
    const auto field = evaluation.fields.find(record::field::kSubmitted);
    return field != evaluation.fields.end() && field->second.value() && *field->second.value() == record::Value(true);
}

} // namespace

DocumentSnapshot readSnapshot(store::Store &store, const std::string &id)
{
    DocumentSnapshot snapshot;
    auto registers = store.registers(id);
    if (!registers) {
        snapshot.error = registers.error();
        return snapshot;
    }
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
    *snapshot.audit = record::fold(id, *registers);
    for (audit::Evaluation &evaluation : snapshot.audit->evaluations)
        evaluation.answers.shrink_to_fit();
    snapshot.conflicts = record::conflicts(*registers);
    snapshot.withoutEffect = record::withoutEffect(*registers);
    snapshot.evaluators = record::evaluators(*registers);
    for (const auto &[entity, state] : *registers) {
        if (entity.kind != record::EntityKind::Evaluation)
            continue;
        if (isSubmitted(state))
            snapshot.submitted.insert(entity.key);
        if (auto style = customersStyle(*registers, entity.key))
            snapshot.customersStyles.emplace(entity.key, *style);
    }
    for (auto at = registers->begin(); at != registers->end();) {
        if (isInAudit(*at))
            ++at;
        else
            snapshot.registers.insert(snapshot.registers.end(), registers->extract(at++));
    }
    // Freeing the others takes a while: not before the audit is shown.
    QThreadPool::globalInstance()->start([rest = std::make_shared<record::Registers>(std::move(*registers))] { });
    return snapshot;
}

} // namespace plumbline::mobile
