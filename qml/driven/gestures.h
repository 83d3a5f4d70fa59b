#pragma once
// Real events into a window: the same path that a finger, a mouse and a keyboard take. Nothing here calls a view model.

#include <QPointingDevice>
#include <QQuickItem>
#include <QQuickWindow>

#include <memory>

namespace plumbline::driven {

class Gestures {
public:
    explicit Gestures(QQuickWindow &window);

    void click(const QPointF &place);
    void touch(const QPointF &place);
    void hold(const QPointF &place); ///< presses; let() releases
    void let(const QPointF &place);
    void draw(const QList<QPointF> &places);      ///< a finger goes from the first to the last
    void wheel(const QPointF &place, int pixels); ///< positive: towards the end of the page
    void key(const QString &name);                ///< as QKeySequence spells it: "Return", "Ctrl+A", "3"
    void type(const QString &text);

    /// False while a Flickable around the item still moves: it would take a press as the wish to stop it, and begins
    /// anew with every turn of the wheel.
    /// Whether a modal sheet lies over it, which takes every tap.
    bool covered(const QQuickItem &item) const;
    static bool settled(const QQuickItem &item);

    /// Turns the wheel until the item's centre can be seen in every Flickable around it. False when that fails.
    bool bringIntoView(const QQuickItem &item);

private:
    void send(QEvent::Type type, const QPointF &place, Qt::MouseButtons buttons);
    void press(int key, Qt::KeyboardModifiers modifiers, const QString &text);

    QQuickWindow &m_window;
    std::unique_ptr<QPointingDevice> m_touchScreen;
};

/// The first visible item of that objectName anywhere in the window, popups too; the topmost when there are more.
QQuickItem *findItem(const QQuickWindow &window, const QString &name);

QPointF centreOf(const QQuickItem &item);

} // namespace plumbline::driven
