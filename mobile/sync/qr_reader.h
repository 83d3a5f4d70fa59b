#pragma once
// The office's QR code, from a camera's picture or from a picture file.

#include <QImage>
#include <QObject>
#include <QQmlEngine>
#include <QUrl>
#include <QVariant>

namespace plumbline::mobile {

class QrReader : public QObject {
    Q_OBJECT
    QML_ELEMENT

public:
    using QObject::QObject;

    /// The text of the QR code in a picture (a QImage); empty when there is none.
    Q_INVOKABLE QString read(const QVariant &picture) const;
    Q_INVOKABLE QString readFile(const QUrl &file) const;
};

} // namespace plumbline::mobile
