#pragma once
// Plays a script on a window: gestures go in as real events, waiting is for what the window shows.

#include "qml/driven/gestures.h"
#include "qml/driven/script.h"

#include <QDir>
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>

namespace plumbline::driven {

class Driver : public QObject {
    Q_OBJECT

public:
    Driver(QQuickWindow &window, const QString &screenshots, QObject *parent = nullptr);

    void add(const Step &step);
    void finishWhenDone() { m_endless = false; }

signals:
    void finished(int status);

private:
    enum class Outcome { Done, Again, Failed };

    void turn();
    Outcome perform(const Step &step);
    Outcome tap(const Step &step, bool finger);
    bool seenAt(QQuickItem &item, const QPointF &place);
    Outcome hold(const Step &step);
    Outcome draw(const Step &step);
    Outcome typeInto(const Step &step);
    Outcome scrollTo(const Step &step);
    Outcome waitFor(const Step &step);
    Outcome screenshot(const Step &step);
    Outcome print(const Step &step);
    Outcome resize(const Step &step);
    Outcome fail(const QString &why);

    QQuickWindow &m_window;
    Gestures m_gestures;
    QDir m_screenshots;
    QTimer m_turn;
    QElapsedTimer m_waiting;
    std::deque<Step> m_steps;
    int m_frames = 0; ///< shown so far
    QPointer<QQuickItem> m_seen;
    QPointF m_seenAt;
    int m_seenFrames = 0; ///< shown when it was first found there
    QElapsedTimer m_holding;
    QPointF m_held;
    QString m_why;
    bool m_endless = true;
};

} // namespace plumbline::driven
