#pragma once
// The photos of an item, a project or whatever else in the record can have them: attachments by their SHA-256, each
// with when and where it was taken.

#include "mobile/document/document_list.h"

#include <QUrl>

namespace plumbline::mobile {

struct Photo;

class PhotoList : public DocumentList {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY placeChanged)
    Q_PROPERTY(QString key READ key WRITE setKey NOTIFY placeChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< SHA-256 of the small copy
        AddedRole,                   ///< when it was added here
        TakenRole,                   ///< when the camera says it was taken
        PositionRole,                ///< latitude and longitude; empty without
        OriginalRole                 ///< SHA-256 of the original, where it was kept
    };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int kind() const { return static_cast<int>(m_entity.kind); }
    void setKind(int kind);
    QString key() const { return QString::fromStdString(m_entity.key); }
    void setKey(const QString &key);
    bool busy() const { return m_busy > 0; }

    /// Makes it ready, stores it and then records it; what goes wrong is told at the top of the page. One just taken
    /// does not stay unsealed on the disk: its file is deleted once the store has it.
    Q_INVOKABLE void add(const QUrl &file, bool keepOriginal, bool taken = false);
    /// Takes it off the entity. The picture and that it once was there stay on record.
    Q_INVOKABLE bool remove(const QString &name, const QString &reason); ///< false where that is not written
    Q_INVOKABLE void putBack(const QString &name);                       ///< what was removed

signals:
    void placeChanged();
    void busyChanged();

protected:
    void rebuild() override;
    void onEdited(const core::record::Edit &edit) override;

private:
    struct Row {
        std::string name;
        std::int64_t added = 0;
        bool operator==(const Row &) const = default;
    };

    struct Source {
        QString path;
        bool keepOriginal = false;
        bool taken = false;
    };

    void store(const core::record::Entity &entity, const Source &source, Photo photo);
    QString field(const Row &row, const char *name) const;
    void setBusy(int by);

    core::record::Entity m_entity;
    std::vector<Row> m_rows;
    int m_busy = 0;
};

} // namespace plumbline::mobile
