#pragma once
// Files as a person names them. A path is no address: "#", "?" and "%" in it are letters like others.

#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <QUrl>

namespace plumbline::mobile {

class LocalFile : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    /// Of a path, or of an address that begins with "file:". What is relative lies in the person's documents, "~/" in
    /// their folder.
    Q_INVOKABLE static QUrl url(const QString &path);
    Q_INVOKABLE static QString path(const QUrl &url) { return url.toLocalFile(); }
    Q_INVOKABLE static bool exists(const QString &path);
};

} // namespace plumbline::mobile
