#pragma once
// A signature as it was drawn: strokes of a finger, kept as an SVG path. Coordinates are in units of the pad, whose
// width is 1000.

#include <QByteArray>
#include <QObject>
#include <QPointF>
#include <QQmlEngine>
#include <QString>

namespace plumbline::mobile {

class Signature : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString path READ path NOTIFY pathChanged)
    Q_PROPERTY(bool empty READ empty NOTIFY pathChanged)

public:
    using QObject::QObject;

    QString path() const { return m_path; } ///< SVG path data
    bool empty() const { return m_length < kLeastLength; }

    Q_INVOKABLE void begin(qreal x, qreal y);
    Q_INVOKABLE void move(qreal x, qreal y);
    Q_INVOKABLE void end(); ///< of a stroke
    Q_INVOKABLE void clear();

    /// What `path` gave before a restart; anything else is no signature.
    void restore(const QString &path);

    /// The signature as a picture that any program opens.
    QByteArray toSvg() const;

    static constexpr qreal kWidth = 1000;
    static constexpr qreal kHeight = 400;

signals:
    void pathChanged();
    void strokeEnded();

private:
    /// A dot or the touch of a sleeve is no signature.
    static constexpr qreal kLeastLength = 60;
    /// Points closer together are one: the path stays small, and no eye sees the difference.
    static constexpr qreal kLeastStep = 2;

    void add(char command, QPointF place);

    QString m_path;
    QPointF m_last;
    qreal m_length = 0;
    bool m_drawing = false;
};

} // namespace plumbline::mobile
