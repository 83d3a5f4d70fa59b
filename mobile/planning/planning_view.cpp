#include "mobile/planning/planning_view.h"

#include "core/record/fold.h"
#include "core/sync/own_roles.h"
#include "mobile/session/own_write.h"
#include "mobile/session/settings.h"
#include "mobile/session/store_work.h"

namespace plumbline::mobile {

using namespace core;

QString PlanningView::problem() const
{
    return lines(m_faults);
}

QString PlanningView::lines(const Faults &faults) const
{
    QStringList sentences;
    for (const Error &fault : faults) {
        if (!document())
            break;
        const QString place = QString::fromStdString(fault.place);
        const QString message = document()->settings().pick(fault.message);
        sentences << (place.isEmpty() ? message : place + QStringLiteral(": ") + message);
    }
    return sentences.join(QLatin1Char('\n'));
}

void PlanningView::follow(AuditDocument &document)
{
    connect(&document, &AuditDocument::reloaded, this, &PlanningView::changed);
    connect(&document, &AuditDocument::resultChanged, this, &PlanningView::changed);
}

void PlanningView::begin()
{
    m_working = true;
    m_faults.clear();
    emit changed();
}

void PlanningView::fail(Faults faults)
{
    m_faults = std::move(faults);
    emit changed();
}

void PlanningView::writeAll(std::function<Result<void>(audit::Audit &)> change)
{
    if (!document() || m_working)
        return;
    m_working = true;
    emit changed();
    onStore(
        document()->store(), this,
        [id = document()->auditId().toStdString(), author = document()->author(), role = document()->role(),
         change = std::move(change)](store::Store &opened) -> Result<void> {
            const auto registers = opened.registers(id);
            if (!registers)
                return registers.error();
            const audit::Audit before = record::fold(id, *registers);
            audit::Audit after = before;
            if (auto changed = change(after); !changed)
                return changed;
            const auto edits = record::difference(before, after, record::draws(*registers));
            for (const record::Edit &edit : edits)
                if (!sync::mayWrite(role, id, edit))
                    return AuditDocument::notTheirs();
            const OwnWrite own;
            const auto appended = opened.append(id, author, edits);
            return appended ? Result<void>() : Result<void>(appended.error());
        },
        [this](const Result<void> &written) {
            end();
            if (written || written.error().code == ErrorCode::Refused)
                settled();
            if (!written)
                return fail({written.error()});
            if (document())
                document()->reload();
            emit changed();
            emit recorded();
        });
}

} // namespace plumbline::mobile
