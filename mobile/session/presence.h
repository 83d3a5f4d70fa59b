#pragma once
// Tells that somebody is at the window: any press, key or turn of the wheel, wherever it goes. A handler in the window
// would hear of none that a button took.

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QWindow>

namespace plumbline::mobile {

class Presence : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QWindow *window READ window WRITE setWindow NOTIFY windowChanged)

public:
    explicit Presence(QObject *parent = nullptr);

    QWindow *window() const { return m_window; }
    void setWindow(QWindow *window);

signals:
    void windowChanged();
    void felt();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<QWindow> m_window;
};

} // namespace plumbline::mobile
