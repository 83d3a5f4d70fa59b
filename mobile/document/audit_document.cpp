#include "mobile/document/audit_document.h"

#include "core/record/closing.h"
#include "core/record/fold.h"
#include "core/record/submission.h"
#include "core/scoring/score.h"
#include "mobile/document/apply_edit.h"
#include "mobile/session/settings.h"
#include "mobile/session/store_work.h"

#include <QThreadPool>

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

struct AuditDocument::Snapshot {
    std::optional<Error> error;
    std::set<record::OriginId> own;
    audit::Audit audit;
    record::Registers registers;
    std::vector<record::Conflict> conflicts;
    std::vector<record::Conflict> withoutEffect;
    std::set<std::string> submitted;
};

AuditDocument::AuditDocument(Surroundings surroundings, const QString &auditId, QObject *parent)
    : QObject(parent),
      m_surroundings(std::move(surroundings)),
      m_auditId(auditId.toStdString()),
      m_queue(m_surroundings.store, m_auditId, m_surroundings.author, this)
{
    m_scoreSoon.setSingleShot(true);
    connect(&m_scoreSoon, &QTimer::timeout, this, &AuditDocument::score);
    connect(&m_queue, &WriteQueue::stateChanged, this, [this] {
        emit saveStateChanged();
        emit problemChanged();
    });
    connect(&m_queue, &WriteQueue::saved, this, [this](const std::vector<record::Edit> &edits) {
        emit saved(edits);
        for (const record::Edit &edit : edits) {
            const bool photos = std::ranges::any_of(
                edit.fields, [](const auto &field) { return field.first.starts_with(record::field::kPhoto); });
            if (audit::Audit scratch; photos || conflicting(edit.entity) || !applyEdit(scratch, edit))
                return reload();
        }
    });
    connect(&m_queue, &WriteQueue::refused, this, [this](const Error &error) {
        tell(error);
        reload();
    });
    connect(&m_surroundings.settings, &Settings::languageChanged, this, &AuditDocument::problemChanged);
    reload();
}

AuditDocument::~AuditDocument() = default;

QString AuditDocument::problem() const
{
    if (m_queue.failure())
        return settings().pick(m_queue.failure()->message);
    return m_refusal ? settings().pick(m_refusal->message) : QString();
}

int AuditDocument::sampledCount() const
{
    return m_audit.sample ? static_cast<int>(m_audit.sample->drawn.size()) : 0;
}

void AuditDocument::dismissProblem()
{
    m_refusal.reset();
    emit problemChanged();
}

void AuditDocument::tell(Error error)
{
    m_refusal = std::move(error);
    emit problemChanged();
}

void AuditDocument::write(std::vector<record::Edit> edits)
{
    bool asked = false;
    for (record::Edit &edit : edits) {
        if (!audit::isReason(edit.reason) && record::amendsClosed(edit, m_registers)) {
            edit.reason = m_amendment;
            asked = asked || m_amendment.empty();
        }
    }
    if (asked) {
        std::ranges::move(edits, std::back_inserter(m_withheld));
        emit reasonAsked();
        return;
    }
    for (const record::Edit &edit : edits)
        show(edit);
    m_queue.push(std::move(edits));
    scheduleScore();
}

void AuditDocument::amend(const QString &reason)
{
    m_amendment = reason.trimmed().toStdString();
    emit amendmentChanged();
    if (!m_withheld.empty())
        write(std::exchange(m_withheld, {}));
}

void AuditDocument::dropWaiting()
{
    if (m_withheld.empty())
        return;
    m_withheld.clear();
    emit reloaded(); // fields show again what the record says
}

void AuditDocument::endAmendment()
{
    m_amendment.clear();
    emit amendmentChanged();
}

void AuditDocument::show(const record::Edit &edit)
{
    put(edit);
    emit edited(edit);
}

void AuditDocument::put(const record::Edit &edit)
{
    applyEdit(m_audit, edit);
    if (edit.entity.kind == record::EntityKind::Evaluation) {
        for (const auto &[name, value] : edit.fields) {
            if (name == record::field::kSubmitted && value == record::Value(true))
                m_submitted.insert(edit.entity.key);
        }
    }
}

void AuditDocument::reload()
{
    if (m_loading) {
        m_reloadAgain = true;
        return;
    }
    m_loading = true;
    onStore(
        store(), this,
        [id = m_auditId](store::Store &opened) {
            Snapshot snapshot;
            auto registers = opened.registers(id);
            if (!registers) {
                snapshot.error = registers.error();
                return snapshot;
            }
            const auto heads = opened.heads(id);
            if (!heads) {
                snapshot.error = heads.error();
                return snapshot;
            }
            for (const store::StreamHead &head : *heads) {
                if (opened.isOwn(head.origin))
                    snapshot.own.insert(head.origin);
            }
            snapshot.own.insert(opened.origin());
            snapshot.registers = std::move(*registers);
            snapshot.audit = record::fold(id, snapshot.registers);
            snapshot.conflicts = record::conflicts(snapshot.registers);
            snapshot.withoutEffect = record::withoutEffect(snapshot.registers);
            for (const auto &[entity, state] : snapshot.registers) {
                const auto field = state.fields.find(record::field::kSubmitted);
                if (entity.kind == record::EntityKind::Evaluation && field != state.fields.end()
                    && field->second.value() && *field->second.value() == record::Value(true))
                    snapshot.submitted.insert(entity.key);
            }
            return snapshot;
        },
        [this](Snapshot snapshot) { take(std::move(snapshot)); });
}

void AuditDocument::take(Snapshot snapshot)
{
    m_loading = false;
    if (snapshot.error)
        return tell(*snapshot.error);
    m_own = std::move(snapshot.own);
    m_registers = std::move(snapshot.registers);
    m_audit = std::move(snapshot.audit);
    m_conflicts = std::move(snapshot.conflicts);
    m_withoutEffect = std::move(snapshot.withoutEffect);
    m_conflicting.clear();
    for (const record::Conflict &conflict : m_conflicts)
        m_conflicting.insert(conflict.entity);
    m_submitted = std::move(snapshot.submitted);
    m_ready = true;
    for (const record::Edit &edit : m_queue.pending()) // shown already, and the disk didn't have them when it was read
        put(edit);
    emit reloaded();
    scheduleScore();
    if (std::exchange(m_reloadAgain, false))
        reload();
}

void AuditDocument::scheduleScore()
{
    m_scoreWanted = true; // while one runs, the next begins when it is done
    if (!m_scoring)
        m_scoreSoon.start(0);
}

void AuditDocument::score()
{
    m_scoring = true;
    m_scoreWanted = false;
    QThreadPool::globalInstance()->start([guard = QPointer<AuditDocument>(this), audit = m_audit] {
        auto result = std::make_shared<const scoring::AuditResult>(scoring::score(audit));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, result] {
                if (!guard)
                    return;
                guard->m_result = result;
                guard->m_scoring = false;
                if (guard->m_scoreWanted)
                    guard->m_scoreSoon.start(0);
                emit guard->resultChanged();
            },
            Qt::QueuedConnection);
    });
}

} // namespace plumbline::mobile
