#include "mobile/document/audit_document.h"

#include "core/record/closing.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/sampling/sampling.h"
#include "core/scoring/score.h"
#include "core/sync/own_roles.h"
#include "mobile/document/apply_edit.h"
#include "mobile/session/settings.h"
#include "mobile/session/store_work.h"

#include <QThreadPool>

#include <algorithm>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace plumbline::mobile {

using namespace core;

namespace {

/// Reading a long audit leaves megabytes that are free and still held, in pieces.
void giveBackMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace

AuditDocument::AuditDocument(Surroundings surroundings, const QString &auditId, std::shared_ptr<DocumentSnapshot> early,
                             QObject *parent)
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
    if (early)
        take(std::move(*early));
    else
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
    return m_read.audit->sample ? static_cast<int>(m_read.audit->sample->drawn.size()) : 0;
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

bool AuditDocument::mayWrite(const record::Edit &edit) const
{
    return sync::mayWrite(role(), m_auditId, edit);
}

bool AuditDocument::hasEvaluated() const
{
    if (m_read.evaluators.users.contains(author()))
        return true;
    const auto isHere = [this](const record::OriginId &device) { return isOwn(device); };
    return !role().empty() && std::ranges::any_of(m_read.evaluators.devices, isHere);
}

bool AuditDocument::mayPlan() const
{
    return mayWrite({{record::EntityKind::Sample, {}}, {}, {}});
}

bool AuditDocument::mayConclude() const
{
    return mayWrite(
        {{record::EntityKind::Conformity, {}}, {{record::field::kConclusion, record::Value(record::Null{})}}, {}});
}

bool AuditDocument::mayReplace() const
{
    return mayWrite({{record::EntityKind::Replacement, {}}, {}, {}});
}

bool AuditDocument::mayRecord() const
{
    return mayWrite({{record::EntityKind::Evaluation, {}}, {}, {}});
}

Error AuditDocument::notTheirs()
{
    return {
        ErrorCode::Refused,
        {"您在此审核中的角色无权写入这项内容，办公室不会接收，因此没有记录。请有此职责的人填写，或请办公室调整您的角色"
         "。",
         "Your role in this audit may not write this and the office would not take it, so it was not recorded. Leave "
         "it to whose duty it is, or ask the office for the role."},
        {}};
}

// What was begun since the last load is in the typed audit alone; one that begins says its project itself.
bool AuditDocument::amends(const record::Edit &edit) const
{
    if (record::amendsClosed(edit, m_read.registers))
        return true;
    const record::Entity &entity = edit.entity;
    if (entity.kind != record::EntityKind::Evaluation && entity.kind != record::EntityKind::Answer)
        return false;
    const auto *evaluation = findEvaluation(*m_read.audit, std::string(record::evaluationOf(entity)));
    std::string project = evaluation ? evaluation->project : std::string();
    for (const auto &[name, value] : edit.fields)
        if (const auto *text = std::get_if<std::string>(&value); text && name == record::field::kProject)
            project = *text;
    return record::amendsClosed({{record::EntityKind::Visit, project}, {}, {}}, m_read.registers);
}

bool AuditDocument::write(std::vector<record::Edit> edits)
{
    if (!std::ranges::all_of(edits, [this](const record::Edit &edit) { return mayWrite(edit); })) {
        tell(notTheirs());
        emit reloaded(); // fields show again what the record says
        return false;
    }
    bool asked = false;
    for (record::Edit &edit : edits) {
        if (!audit::isReason(edit.reason) && amends(edit)) {
            edit.reason = m_amendment;
            asked = asked || m_amendment.empty();
        }
    }
    if (asked) {
        std::ranges::move(edits, std::back_inserter(m_withheld));
        emit reasonAsked();
        return false;
    }
    for (const record::Edit &edit : edits)
        show(edit);
    if (m_decided
        && std::ranges::any_of(edits, [](const auto &edit) { return record::isAmendable(edit.entity.kind); })) {
        m_amendedAfterDecision = true;
        emit standingChanged();
    }
    m_queue.push(std::move(edits));
    scheduleScore();
    return true;
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
    tell({ErrorCode::Refused,
          {"没有写明理由，刚才的修改未记录。", "Without a reason, what was just altered was not recorded."},
          {}});
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

audit::Audit &AuditDocument::own()
{
    if (std::exchange(m_lent, false))
        m_read.audit = std::make_shared<audit::Audit>(*m_read.audit);
    return *m_read.audit;
}

void AuditDocument::put(const record::Edit &edit)
{
    applyEdit(own(), edit);
    if (edit.entity.kind == record::EntityKind::Evaluation) {
        for (const auto &[name, value] : edit.fields) {
            if (name == record::field::kSubmitted && value == record::Value(true))
                m_read.submitted.insert(edit.entity.key);
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
        store(), this, [id = m_auditId](store::Store &opened) { return readSnapshot(opened, id); },
        [this](DocumentSnapshot snapshot) { take(std::move(snapshot)); });
}

void AuditDocument::take(DocumentSnapshot snapshot)
{
    m_loading = false;
    if (snapshot.error)
        return tell(*snapshot.error);
    m_read = std::move(snapshot);
    m_lent = false;
    m_conflicting.clear();
    for (const record::Conflict &conflict : m_read.conflicts)
        m_conflicting.insert(conflict.entity);
    const auto &sample = m_read.audit->sample;
    m_drawStale = sample && sample->frame && sampling::frameOf(m_read.audit->projects) != *sample->frame;
    const record::AuditSteps steps = record::auditSteps(m_read.registers);
    m_decided = steps.next == record::kAuditSteps.size();
    m_amendedAfterDecision = m_decided && m_read.evaluators.latest > steps.signedByStaffAt;
    m_ready = true;
    m_justRead = true;
    for (const record::Edit &edit : m_queue.pending()) // shown already, and the disk didn't have them when it was read
        put(edit);
    emit reloaded();
    emit standingChanged();
    scheduleScore();
    if (std::exchange(m_reloadAgain, false))
        reload();
}

const scoring::ResponseStyle *AuditDocument::customersStyle(const std::string &evaluation) const
{
    const auto found = m_read.customersStyles.find(evaluation);
    return found == m_read.customersStyles.end() ? nullptr : &found->second;
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
    m_lent = true;
    m_scoreWanted = false;
    QThreadPool::globalInstance()->start(
        [guard = QPointer<AuditDocument>(this), audit = m_read.audit, justRead = std::exchange(m_justRead, false)] {
            auto result = std::make_shared<const scoring::AuditResult>(scoring::score(*audit));
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, result] {
                    if (!guard)
                        return;
                    guard->m_result = result;
                    guard->m_scoring = false;
                    guard->m_lent = false;
                    if (guard->m_scoreWanted)
                        guard->m_scoreSoon.start(0);
                    emit guard->resultChanged();
                },
                Qt::QueuedConnection);
            if (justRead)
                giveBackMemory();
        });
}

} // namespace plumbline::mobile
