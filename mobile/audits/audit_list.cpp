#include "mobile/audits/audit_list.h"

#include "core/exchange/audit_file.h"
#include "core/exchange/file_bytes.h"
#include "core/exchange/limits.h"
#include "core/record/fold.h"
#include "mobile/document/audit_document.h"
#include "mobile/session/session.h"
#include "mobile/session/store_work.h"
#include "mobile/sync/sync_status.h"

#include <QUuid>

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

namespace {

/// Long enough to take the changes of a whole exchange together.
constexpr auto kRefreshPause = std::chrono::milliseconds(150);

/// Writes what the file says; an audit that the store already has becomes what the file says, nothing is deleted.
Result<std::string> write(store::Store &store, const AuditList::Writer &writer, const audit::Audit &audit)
{
    auto known = store.audits();
    if (!known)
        return known.error();
    const bool there =
        std::any_of(known->begin(), known->end(), [&](const auto &entry) { return entry.id == audit.id; });
    std::vector<record::Edit> edits;
    if (there) {
        auto before = store.audit(audit.id);
        if (!before)
            return before.error();
        edits = record::difference(*before, audit);
    } else {
        edits = record::unfold(audit);
    }
    if (!there && !writer.mayBringAudits)
        return Error{
            ErrorCode::Refused,
            {"新的审核由计划人员或组长开始，您的角色不能；办公室不会接收。请让他们分配给您。",
             "A new audit is the planner's or the lead auditor's to begin; from you the office would not take it. "
             "Ask them to assign it to you."},
            {}};
    for (const record::Edit &edit : edits)
        if (!sync::mayWrite(writer.roles.in(audit.id), audit.id, edit))
            return AuditDocument::notTheirs();
    auto appended = store.append(audit.id, writer.author, edits);
    if (!appended)
        return appended.error();
    return audit.id;
}

} // namespace

AuditList::AuditList(Session &session) : m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kRefreshPause);
    connect(&m_soon, &QTimer::timeout, this, &AuditList::refresh);
    connect(&session, &Session::auditChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(session.settings(), &Settings::languageChanged, this, &AuditList::problemChanged);
}

int AuditList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant AuditList::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= count())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return row.id;
    case Qt::DisplayRole:
    case OrganisationRole:
        return row.organisation;
    case ChangesRole:
        return row.changes;
    case OwnRole:
        return row.own;
    case ConfirmedRole:
        return row.confirmed;
    default:
        return {};
    }
}

QHash<int, QByteArray> AuditList::roleNames() const
{
    return {{IdRole, "auditId"},
            {OrganisationRole, "organisation"},
            {ChangesRole, "changes"},
            {OwnRole, "own"},
            {ConfirmedRole, "confirmed"}};
}

QString AuditList::problem() const
{
    QStringList lines;
    for (const Error &fault : m_faults) {
        const QString place = QString::fromStdString(fault.place);
        const QString message = m_session.settings()->pick(fault.message);
        lines << (place.isEmpty() ? message : place + QStringLiteral(": ") + message);
    }
    return lines.join(QLatin1Char('\n'));
}

void AuditList::refresh()
{
    if (!m_session.store())
        return;
    onStore(
        *m_session.store(), this,
        [](store::Store &opened) -> Result<std::vector<Row>> {
            auto audits = opened.audits();
            if (!audits)
                return audits.error();
            std::vector<Row> rows;
            for (const store::AuditSummary &audit : *audits) {
                Row row{QString::fromStdString(audit.id), QString::fromStdString(audit.organisation), audit.changes, 0,
                        0};
                if (const auto confirmation = opened.confirmation(audit.id)) {
                    row.own = confirmation->own;
                    row.confirmed = confirmation->confirmed;
                }
                rows.push_back(row);
            }
            return rows;
        },
        [this](Result<std::vector<Row>> rows) {
            if (!rows)
                return fail({rows.error()});
            m_loaded = true;
            if (*rows != m_rows) {
                beginResetModel();
                m_rows = std::move(*rows);
                endResetModel();
            }
            emit refreshed();
        });
}

void AuditList::add(const QString &organisation)
{
    if (organisation.trimmed().isEmpty() || !m_session.store())
        return;
    audit::Audit audit;
    audit.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    audit.organisation.name = organisation.trimmed().toStdString();
    setWorking(true);
    onStore(
        *m_session.store(), this,
        [audit, writer = writer()](store::Store &opened) { return write(opened, writer, audit); },
        [this](const Result<std::string> &written) {
            setWorking(false);
            if (!written)
                return fail({written.error()});
            refresh();
            emit added(QString::fromStdString(*written));
        });
}

void AuditList::importFile(const QUrl &file)
{
    if (!m_session.store())
        return;
    setWorking(true);
    onStore(
        *m_session.store(), this,
        [path = file.toLocalFile(), writer = writer()](store::Store &opened) -> Result<std::string, Faults> {
            const auto bytes = exchange::readFile(path.toStdString(), exchange::kMaxAuditBytes);
            if (!bytes)
                return Faults{bytes.error()};
            auto audit = exchange::readAudit(*bytes);
            if (!audit)
                return audit.error();
            auto written = write(opened, writer, *audit);
            if (!written)
                return Faults{written.error()};
            return *written;
        },
        [this](const Result<std::string, Faults> &written) {
            setWorking(false);
            if (!written)
                return fail(written.error());
            dismissProblem();
            refresh();
            emit added(QString::fromStdString(*written));
        });
}

AuditList::Writer AuditList::writer() const
{
    return {m_session.author(), m_session.sync()->roles(), m_session.sync()->mayBringAudits()};
}

void AuditList::dismissProblem()
{
    fail({});
}

void AuditList::setWorking(bool working)
{
    m_working = working;
    emit workingChanged();
}

void AuditList::fail(Faults faults)
{
    m_faults = std::move(faults);
    emit problemChanged();
}

} // namespace plumbline::mobile
