#include "mobile/conflicts/conflict_list.h"

#include "core/record/fold.h"
#include "mobile/history/handover.h"
#include "mobile/history/record_words.h"
#include "mobile/session/settings.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;
namespace field = record::field;

namespace {

bool sameChanges(const record::Conflict &a, const record::Conflict &b)
{
    return a.entity == b.entity
        && std::ranges::equal(a.values, b.values, {}, &record::Candidate::by, &record::Candidate::by);
}

} // namespace

int ConflictList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ConflictList::data(const QModelIndex &index, int role) const
{
    if (!ready() || index.row() < 0 || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return entityTitle(*document(), row.entity);
    case PlaceRole:
        return entityPlace(*document(), row.entity);
    case FieldRole: {
        QStringList names;
        for (const record::Conflict *conflict : row.fields)
            names << fieldTitle(document()->settings(), row.entity.kind, conflict->field);
        return names.join(QStringLiteral(" · "));
    }
    case ValuesRole:
        return values(row);
    case LockedRole:
        return locked(row);
    case KindRole:
        return static_cast<int>(row.entity.kind);
    case KeyRole:
        return QString::fromStdString(row.entity.key);
    default:
        return {};
    }
}

QHash<int, QByteArray> ConflictList::roleNames() const
{
    return {{TitleRole, "title"},   {PlaceRole, "place"}, {FieldRole, "field"}, {ValuesRole, "values"},
            {LockedRole, "locked"}, {KindRole, "kind"},   {KeyRole, "key"}};
}

void ConflictList::setKind(int kind)
{
    m_kind = kind;
    emit filterChanged();
    rebuild();
}

void ConflictList::setKey(const QString &key)
{
    m_key = key.toStdString();
    emit filterChanged();
    rebuild();
}

void ConflictList::setLate(bool late)
{
    m_late = late;
    emit filterChanged();
    rebuild();
}

QVariantList ConflictList::values(const Row &row) const
{
    const std::optional<Handover> handover = Handover::of(document()->registers(), row.entity);
    QVariantList values;
    for (std::size_t i = 0; i < row.fields.front()->values.size(); ++i) {
        QStringList texts;
        for (const record::Conflict *conflict : row.fields)
            texts << valueText(document()->settings(), row.entity.kind, conflict->field, conflict->values[i].value);
        const record::Candidate &candidate = row.fields.front()->values[i];
        const bool byCustomer = handover && handover->covers(candidate.by, candidate.time);
        values << QVariantMap{{"text", texts.join(QStringLiteral(" · "))},
                              {"author",
                               byCustomer ? document()->settings().pick(handover->author(candidate.author))
                                          : QString::fromStdString(candidate.author)},
                              {"when", momentText(candidate.time)},
                              {"device", deviceText(*document(), candidate.by.origin)},
                              {"evidence", evidence(row.entity, candidate.by.origin)},
                              {"own", document()->isOwn(candidate.by.origin)},
                              {"used", i == 0}};
    }
    return values;
}

/// What the same device recorded beside it: note and photos of the same entity.
QString ConflictList::evidence(const record::Entity &entity, const record::OriginId &origin) const
{
    const auto state = document()->registers().find(entity);
    if (state == document()->registers().end())
        return {};
    QString note;
    int photos = 0;
    for (const auto &[name, values] : state->second.fields) {
        for (const record::Candidate &candidate : values.current) {
            if (candidate.by.origin != origin || std::holds_alternative<record::Null>(candidate.value))
                continue;
            if (name == field::kNote)
                note = valueText(document()->settings(), entity.kind, name, candidate.value);
            photos += name.starts_with(field::kPhoto);
        }
    }
    QStringList parts;
    if (!note.isEmpty())
        parts << note;
    if (photos > 0)
        parts << document()->settings().pick(Text{"照片 " + std::to_string(photos) + " 张",
                                                  std::to_string(photos) + " photo" + (photos > 1 ? "s" : "")});
    return parts.join(QStringLiteral(" · "));
}

bool ConflictList::locked(const Row &row) const
{
    return m_late
        || (row.entity.kind == record::EntityKind::Evaluation && row.fields.front()->field == field::kSubmitted);
}

void ConflictList::settle(int row, int value)
{
    if (!ready() || row < 0 || row >= rowCount())
        return;
    const Row &settled = m_rows[static_cast<std::size_t>(row)];
    if (value < 0 || value >= static_cast<int>(settled.fields.front()->values.size()) || locked(settled))
        return;
    record::Edit edit;
    edit.entity = settled.entity;
    edit.reason = document()->settings().pick(Text{"裁定冲突", "conflict settled"}).toStdString();
    for (const record::Conflict *conflict : settled.fields)
        edit.fields.emplace_back(conflict->field, conflict->values[static_cast<std::size_t>(value)].value);
    document()->write({std::move(edit)});
}

void ConflictList::rebuild()
{
    if (!ready())
        return;
    beginResetModel();
    m_rows.clear();
    m_conflicts = m_late ? document()->withoutEffect() : document()->conflicts();
    for (const record::Conflict &conflict : m_conflicts) {
        if (!m_key.empty() && (conflict.entity.key != m_key || static_cast<int>(conflict.entity.kind) != m_kind))
            continue;
        if (!m_rows.empty() && sameChanges(*m_rows.back().fields.front(), conflict))
            m_rows.back().fields.push_back(&conflict);
        else
            m_rows.push_back({conflict.entity, {&conflict}});
    }
    endResetModel();
    emit countChanged();
    emit totalsChanged();
}

} // namespace plumbline::mobile
