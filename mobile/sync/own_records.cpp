#include "mobile/sync/own_records.h"

#include "mobile/history/record_words.h"
#include "mobile/session/settings.h"
#include "mobile/session/store_work.h"
#include "mobile/tablet_limits.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

OwnRecords::OwnRecords(QObject *parent) : QAbstractListModel(parent)
{
    m_loadSoon.setSingleShot(true); // one reading for a whole exchange
    m_loadSoon.setInterval(kOwnRecordsPause);
    connect(&m_loadSoon, &QTimer::timeout, this, &OwnRecords::load);
}

int OwnRecords::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant OwnRecords::data(const QModelIndex &index, int role) const
{
    if (!m_document || index.row() < 0 || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return entityTitle(*m_document, row.entity);
    case PlaceRole:
        return entityPlace(*m_document, row.entity);
    case WhenRole:
        return momentText(row.time);
    case ConfirmedRole:
        return row.confirmed;
    case RefusedRole: {
        const agent::Refused *const refusal = refusalOf(row);
        return refusal && isBarred(row, *refusal) ? m_document->settings().pick(refusal->why) : QString();
    }
    case WaitsRole: {
        const agent::Refused *const refusal = refusalOf(row);
        return refusal && !isBarred(row, *refusal);
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> OwnRecords::roleNames() const
{
    return {{TitleRole, "title"},         {PlaceRole, "place"},     {WhenRole, "when"},
            {ConfirmedRole, "confirmed"}, {RefusedRole, "refused"}, {WaitsRole, "waits"}};
}

void OwnRecords::setDocument(AuditDocument *document)
{
    if (document == m_document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document) {
        connect(document, &AuditDocument::reloaded, this, [this] { m_loadSoon.start(); });
        connect(&document->settings(), &Settings::languageChanged, this, &OwnRecords::load);
        load();
    }
    emit documentChanged();
}

void OwnRecords::setSync(SyncStatus *sync)
{
    if (sync == m_sync)
        return;
    if (m_sync)
        m_sync->disconnect(this);
    m_sync = sync;
    if (sync) {
        connect(sync, &SyncStatus::statusChanged, this, &OwnRecords::follow);
        follow();
    }
    emit syncChanged();
}

void OwnRecords::follow()
{
    if (m_sync->confirmed() == m_confirmations && m_sync->refusals() == m_refusals)
        return;
    m_confirmations = m_sync->confirmed();
    m_refusals = m_sync->refusals();
    m_loadSoon.start();
}

const agent::Refused *OwnRecords::refusalOf(const Row &row) const
{
    if (!m_sync || row.confirmed)
        return nullptr;
    const agent::Refused *nearest = nullptr; // of several reasons the one that the record itself is refused for
    for (const agent::Refused &each : m_refusals) {
        const bool reaches = each.audit == m_document->auditId().toStdString() && each.origin == row.id.origin
            && each.first <= row.id.number;
        if (reaches && (!nearest || each.first > nearest->first))
            nearest = &each;
    }
    return nearest;
}

bool OwnRecords::isBarred(const Row &row, const agent::Refused &refusal)
{
    return row.id.number == std::max(refusal.first, row.firstUnconfirmed);
}

Result<std::vector<OwnRecords::Row>> OwnRecords::read(store::Store &store, const std::string &audit)
{
    const auto receipts = store.receipts();
    if (!receipts)
        return receipts.error();
    std::map<record::OriginId, std::uint64_t> confirmed;
    for (const trust::Receipt &receipt : *receipts)
        if (receipt.audit == audit && receipt.kind == trust::ReceiptKind::Server)
            confirmed[receipt.origin] = std::max(confirmed[receipt.origin], receipt.number);
    std::vector<Row> rows;
    const auto read = store.log(audit, [&](const record::Change &change) {
        if (store.isOwn(change.id.origin))
            rows.push_back({change.entity, change.id, change.time, confirmed[change.id.origin] + 1,
                            change.id.number <= confirmed[change.id.origin]});
        return true;
    });
    if (!read)
        return read.error();
    std::reverse(rows.begin(), rows.end());
    if (rows.size() > kOwnRecordRows)
        rows.resize(kOwnRecordRows);
    return rows;
}

void OwnRecords::load()
{
    if (!m_document)
        return;
    onStore(
        m_document->store(), this,
        [audit = m_document->auditId().toStdString()](store::Store &opened) { return read(opened, audit); },
        [this](Result<std::vector<Row>> rows) {
            beginResetModel();
            m_rows = rows ? std::move(*rows) : std::vector<Row>();
            endResetModel();
            emit rowsChanged();
        });
}

} // namespace plumbline::mobile
