#include "mobile/history/history_list.h"

#include "core/record/entity_keys.h"
#include "mobile/history/record_words.h"
#include "mobile/session/settings.h"
#include "mobile/session/store_work.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

HistoryList::HistoryList(QObject *parent) : QAbstractListModel(parent)
{
    m_loadSoon.setSingleShot(true); // one reading for all that is set together
    connect(&m_loadSoon, &QTimer::timeout, this, &HistoryList::load);
    connect(this, &HistoryList::placeChanged, &m_loadSoon, qOverload<>(&QTimer::start));
}

int HistoryList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_history.rows.size());
}

QVariant HistoryList::data(const QModelIndex &index, int role) const
{
    if (!m_document || index.row() < 0 || index.row() >= rowCount())
        return {};
    const Row &row = m_history.rows[static_cast<std::size_t>(index.row())];
    const Settings &settings = m_document->settings();
    switch (role) {
    case Qt::DisplayRole:
    case FieldRole:
        return fieldTitle(settings, m_entity.kind, row.field);
    case BeforeRole: {
        QStringList texts;
        for (const record::Value &value : row.before)
            texts << valueText(settings, m_entity.kind, row.field, value);
        return texts.join(QStringLiteral(" / "));
    }
    case AfterRole:
        return valueText(settings, m_entity.kind, row.field, row.after);
    case AuthorRole:
        return m_history.handover && m_history.handover->covers(row.id, row.time)
            ? settings.pick(m_history.handover->author(row.author))
            : QString::fromStdString(row.author);
    case WhenRole:
        return momentText(row.time);
    case DeviceRole:
        return deviceText(*m_document, row.id.origin);
    case ReasonRole:
        return QString::fromStdString(row.reason);
    case ErasedRole:
        return row.erased;
    case SettlesRole:
        return row.before.size() > 1;
    default:
        return {};
    }
}

QHash<int, QByteArray> HistoryList::roleNames() const
{
    return {{FieldRole, "field"},   {BeforeRole, "before"}, {AfterRole, "after"},
            {AuthorRole, "author"}, {WhenRole, "when"},     {DeviceRole, "device"},
            {ReasonRole, "reason"}, {ErasedRole, "erased"}, {SettlesRole, "settles"}};
}

void HistoryList::setDocument(AuditDocument *document)
{
    if (document == m_document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document) {
        connect(document, &AuditDocument::reloaded, this, &HistoryList::load);
        connect(&document->settings(), &Settings::languageChanged, this, &HistoryList::load);
    }
    emit placeChanged();
}

void HistoryList::setKind(int kind)
{
    m_entity.kind = static_cast<record::EntityKind>(kind);
    emit placeChanged();
}

void HistoryList::setKey(const QString &key)
{
    m_entity.key = key.toStdString();
    emit placeChanged();
}

void HistoryList::setField(const QString &field)
{
    m_field = field.toStdString();
    emit placeChanged();
}

QString HistoryList::title() const
{
    return m_document && m_document->ready() ? entityTitle(*m_document, m_entity) : QString();
}

QString HistoryList::place() const
{
    return m_document && m_document->ready() ? entityPlace(*m_document, m_entity) : QString();
}

Result<HistoryList::History> HistoryList::read(store::Store &store, const std::string &audit,
                                               const record::Entity &entity, const std::string &field)
{
    History history;
    std::map<std::pair<record::ChangeId, std::string>, record::Value> values;
    const auto done = store.log(audit, [&](const record::Change &change) {
        if (change.entity != entity)
            return true;
        for (const record::FieldPatch &patch : change.patches) {
            if (!field.empty() && patch.field != field)
                continue;
            values[{change.id, patch.field}] = patch.value;
            Row row{change.id, change.time, change.author, change.reason, patch.field, {}, patch.value, patch.erased};
            for (const record::ChangeId &former : patch.supersedes) {
                if (const auto value = values.find({former, patch.field}); value != values.end())
                    row.before.push_back(value->second);
            }
            history.rows.push_back(std::move(row));
        }
        return true;
    });
    if (!done)
        return done.error();
    std::ranges::reverse(history.rows);
    if (Handover::concerns(entity)) {
        const auto evaluation =
            store.entity(audit, {record::EntityKind::Evaluation, std::string(record::evaluationOf(entity))});
        if (!evaluation)
            return evaluation.error();
        history.handover = Handover::of(*evaluation);
    }
    return history;
}

void HistoryList::load()
{
    if (!m_document)
        return;
    onStore(
        m_document->store(), this,
        [audit = m_document->auditId().toStdString(), entity = m_entity, field = m_field](store::Store &opened) {
            return read(opened, audit, entity, field);
        },
        [this](Result<History> history) {
            if (!m_document)
                return;
            if (!history)
                return m_document->tell(history.error());
            beginResetModel();
            m_history = std::move(*history);
            m_loaded = true;
            endResetModel();
            emit rowsChanged();
        });
}

} // namespace plumbline::mobile
