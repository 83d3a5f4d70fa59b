#include "mobile/session/presence.h"

#include <QEvent>
#include <QGuiApplication>

namespace plumbline::mobile {

Presence::Presence(QObject *parent) : QObject(parent)
{
    qGuiApp->installEventFilter(this); // before the window's own filters: an open sheet's keeps presses
}

void Presence::setWindow(QWindow *window)
{
    if (window == m_window)
        return;
    m_window = window;
    emit windowChanged();
}

bool Presence::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_window)
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::KeyPress:
    case QEvent::Wheel:
        emit felt();
        break;
    default:
        break;
    }
    return false;
}

} // namespace plumbline::mobile
