#include "mobile/photos/photo_list.h"

#include "core/record/fold.h"
#include "mobile/document/date_text.h"
#include "mobile/document/edits.h"
#include "mobile/photos/photo_file.h"
#include "mobile/session/store_work.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QThreadPool>

#include <algorithm>

namespace plumbline::mobile {

using namespace core;
namespace field = record::field;

namespace {

/// What the store gave the two copies for names; the original's is empty when it was not kept.
struct Stored {
    std::string small;
    std::string original;
};

Result<Stored> putPhoto(store::Store &store, const Photo &photo, bool keepOriginal)
{
    Stored stored;
    auto name = store.putAttachment(photo.jpeg);
    if (!name)
        return name.error();
    stored.small = *name;
    if (!keepOriginal)
        return stored;
    name = store.putAttachment(photo.original);
    if (!name)
        return name.error();
    stored.original = *name;
    return stored;
}

} // namespace

int PhotoList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PhotoList::data(const QModelIndex &index, int role) const
{
    if (!ready() || index.row() < 0 || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return QString::fromStdString(row.name);
    case AddedRole:
        return QDateTime::fromMSecsSinceEpoch(row.added).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    case TakenRole:
        return field(row, field::kAt).left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
    case PositionRole: {
        const QString latitude = field(row, field::kLatitude);
        return latitude.isEmpty() ? QString() : latitude + QStringLiteral(", ") + field(row, field::kLongitude);
    }
    case OriginalRole:
        return field(row, field::kOriginal);
    default:
        return {};
    }
}

QHash<int, QByteArray> PhotoList::roleNames() const
{
    return {{NameRole, "name"},
            {AddedRole, "added"},
            {TakenRole, "taken"},
            {PositionRole, "position"},
            {OriginalRole, "original"}};
}

QString PhotoList::field(const Row &row, const char *name) const
{
    const auto &registers = document()->registers();
    const auto attachment = registers.find({record::EntityKind::Attachment, row.name});
    if (attachment == registers.end())
        return {};
    const auto *text = attachment->second.get<std::string>(name);
    return text ? QString::fromStdString(*text) : QString();
}

void PhotoList::setKind(int kind)
{
    m_entity.kind = static_cast<record::EntityKind>(kind);
    emit placeChanged();
    rebuild();
}

void PhotoList::setKey(const QString &key)
{
    m_entity.key = key.toStdString();
    emit placeChanged();
    rebuild();
}

void PhotoList::add(const QUrl &file, bool keepOriginal, bool taken)
{
    if (!ready() || m_entity.key.empty())
        return;
    document()->dismissProblem(); // of an earlier one
    setBusy(1);
    const Source source{file.toLocalFile(), keepOriginal, taken};
    QThreadPool::globalInstance()->start([guard = QPointer<PhotoList>(this), entity = m_entity, source] {
        auto photo = std::make_shared<Result<Photo>>(readPhotoFile(source.path.toStdString()));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, photo, entity, source] {
                if (!guard || !guard->document())
                    return;
                if (*photo)
                    return guard->store(entity, source, std::move(**photo));
                guard->document()->tell(photo->error());
                guard->setBusy(-1);
            },
            Qt::QueuedConnection);
    });
}

void PhotoList::store(const record::Entity &entity, const Source &source, Photo photo)
{
    record::Edit attachment;
    attachment.fields = {{field::kKind, std::string("photo")},
                         {field::kMedia, std::string("image/jpeg")},
                         {field::kBytes, static_cast<std::int64_t>(photo.jpeg.size())},
                         {field::kName, QFileInfo(source.path).fileName().toStdString()},
                         {field::kAt, textValue(QString::fromStdString(photo.taken))},
                         {field::kLatitude, textValue(QString::fromStdString(photo.latitude))},
                         {field::kLongitude, textValue(QString::fromStdString(photo.longitude))}};
    const auto originalBytes = static_cast<std::int64_t>(photo.original.size());
    onStore(
        document()->store(), this,
        [photo = std::move(photo), source](store::Store &opened) {
            auto stored = putPhoto(opened, photo, source.keepOriginal);
            if (stored && source.taken)
                QFile::remove(source.path);
            return stored;
        },
        [this, entity, originalBytes, attachment = std::move(attachment)](const Result<Stored> &stored) mutable {
            setBusy(-1);
            if (!document())
                return;
            if (!stored)
                return document()->tell(stored.error());
            attachment.entity = {record::EntityKind::Attachment, stored->small};
            const std::string name = field::kPhoto + stored->small;
            const auto &registers = document()->registers();
            const auto known = registers.find(attachment.entity);
            const auto holder = registers.find(entity);
            const bool shown = holder != registers.end() && holder->second.get<std::int64_t>(name) != nullptr;
            if (known != registers.end()) {
                // The same picture, perhaps from a copy that says less of itself: what is known of it stays.
                attachment.fields.clear();
                document()->tell({ErrorCode::Refused,
                                  {"这张照片已在记录中，拍摄时间和位置保持不变。",
                                   "This picture is in the record already; its time and place stay as they are."},
                                  {}});
            }
            std::vector<record::Edit> edits;
            if (!stored->original.empty()
                && (known == registers.end() || !known->second.get<std::string>(field::kOriginal))) {
                // Named by an entity of its own, so that it travels too.
                attachment.fields.emplace_back(field::kOriginal, stored->original);
                edits.push_back({{record::EntityKind::Attachment, stored->original},
                                 {{field::kKind, std::string("original")}, {field::kBytes, originalBytes}},
                                 {}});
            }
            if (!attachment.fields.empty())
                edits.push_back(std::move(attachment));
            if (!shown)
                edits.push_back({entity, {{name, document()->clock().nowMs()}}, {}});
            if (edits.empty())
                return;
            document()->write(std::move(edits));
        });
}

bool PhotoList::remove(const QString &name, const QString &reason)
{
    return ready()
        && document()->write(
            {{m_entity, {{field::kPhoto + name.toStdString(), record::Null{}}}, reason.toStdString()}});
}

void PhotoList::putBack(const QString &name)
{
    if (ready())
        document()->write({{m_entity, {{field::kPhoto + name.toStdString(), document()->clock().nowMs()}}, {}}});
}

void PhotoList::rebuild()
{
    if (!ready())
        return;
    std::vector<Row> rows;
    if (const auto state = document()->registers().find(m_entity); state != document()->registers().end()) {
        for (const auto &[name, values] : state->second.fields) {
            const auto *added = values.value() ? std::get_if<std::int64_t>(values.value()) : nullptr;
            if (name.starts_with(field::kPhoto) && added)
                rows.push_back({name.substr(std::string_view(field::kPhoto).size()), *added});
        }
    }
    std::ranges::stable_sort(rows, {}, &Row::added);
    if (rows == m_rows)
        return refreshAll();
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    emit countChanged();
}

void PhotoList::onEdited(const record::Edit &edit)
{
    if (edit.entity != m_entity)
        return;
    for (const auto &[name, value] : edit.fields) {
        if (name.starts_with(field::kPhoto) && std::holds_alternative<record::Null>(value)) {
            const auto gone =
                std::ranges::find(m_rows, name.substr(std::string_view(field::kPhoto).size()), &Row::name);
            if (gone == m_rows.end())
                continue;
            const int row = static_cast<int>(gone - m_rows.begin());
            beginRemoveRows({}, row, row);
            m_rows.erase(gone);
            endRemoveRows();
            emit countChanged();
        }
    }
}

void PhotoList::setBusy(int by)
{
    m_busy += by;
    emit busyChanged();
}

} // namespace plumbline::mobile
