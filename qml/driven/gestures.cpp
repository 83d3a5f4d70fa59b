#include "qml/driven/gestures.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMouseEvent>
#include <QWheelEvent>

namespace plumbline::driven {

namespace {

constexpr qint64 kFingerId = 77;
/// Pixels of one turn of the wheel; small enough to stop well inside a row.
constexpr int kWheelStep = 120;
constexpr int kMostWheelSteps = 2000;

QQuickItem *search(QQuickItem *item, const QString &name)
{
    if (!item->isVisible())
        return nullptr;
    const QList<QQuickItem *> children = item->childItems();
    for (auto child = children.rbegin(); child != children.rend(); ++child) {
        if (QQuickItem *found = search(*child, name))
            return found;
    }
    return item->objectName() == name ? item : nullptr;
}

} // namespace

Gestures::Gestures(QQuickWindow &window)
    : m_window(window),
      m_finger(QStringLiteral("finger"), kFingerId, QInputDevice::DeviceType::TouchScreen,
               QPointingDevice::PointerType::Finger, QInputDevice::Capability::Position, 1, 0)
{
}

void Gestures::click(const QPointF &place)
{
    send(QEvent::MouseMove, place, Qt::NoButton);
    send(QEvent::MouseButtonPress, place, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, place, Qt::NoButton);
}

void Gestures::send(QEvent::Type type, const QPointF &place, Qt::MouseButtons buttons)
{
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, place, place, m_window.mapToGlobal(place), button, buttons, Qt::NoModifier,
                      QPointingDevice::primaryPointingDevice());
    QCoreApplication::sendEvent(&m_window, &event);
}

void Gestures::touch(const QPointF &place)
{
    const auto point = [&](QEventPoint::State state) {
        return QList<QEventPoint>{QEventPoint(1, state, place, m_window.mapToGlobal(place))};
    };
    QTouchEvent begin(QEvent::TouchBegin, &m_finger, Qt::NoModifier, point(QEventPoint::State::Pressed));
    QCoreApplication::sendEvent(&m_window, &begin);
    QTouchEvent end(QEvent::TouchEnd, &m_finger, Qt::NoModifier, point(QEventPoint::State::Released));
    QCoreApplication::sendEvent(&m_window, &end);
}

void Gestures::wheel(const QPointF &place, int pixels)
{
    const QPoint delta(0, -pixels);
    QWheelEvent event(place, m_window.mapToGlobal(place), delta, delta, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&m_window, &event);
}

void Gestures::key(const QString &name)
{
    const QKeySequence sequence(name);
    if (sequence.isEmpty())
        return;
    const QKeyCombination combination = sequence[0];
    const bool printable = combination.keyboardModifiers() == Qt::NoModifier && name.size() == 1;
    press(combination.key(), combination.keyboardModifiers(), printable ? name : QString());
}

void Gestures::type(const QString &text)
{
    for (const QChar character : text)
        press(QKeySequence(character.toUpper())[0].key(), Qt::NoModifier, character);
}

void Gestures::press(int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(&m_window, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(&m_window, &up);
}

bool Gestures::bringIntoView(const QQuickItem &item)
{
    for (QQuickItem *around = item.parentItem(); around; around = around->parentItem()) {
        if (!around->inherits("QQuickFlickable"))
            continue;
        for (int step = 0; step < kMostWheelSteps; ++step) {
            const QPointF centre = around->mapFromScene(centreOf(item));
            const qreal half = qMin(item.height() / 2, around->height() / 2 - 1);
            const qreal before = around->property("contentY").toReal();
            if (centre.y() - half < 0)
                wheel(centreOf(*around), -static_cast<int>(qBound<qreal>(1, half - centre.y() + 8, kWheelStep)));
            else if (centre.y() + half > around->height())
                wheel(centreOf(*around),
                      static_cast<int>(qBound<qreal>(1, centre.y() + half - around->height() + 8, kWheelStep)));
            else
                break;
            if (around->property("contentY").toReal() == before)
                break; // at its end
        }
    }
    const QPointF centre = centreOf(item);
    return QRectF(QPointF(0, 0), QSizeF(m_window.size())).contains(centre);
}

QQuickItem *findItem(const QQuickWindow &window, const QString &name)
{
    return search(window.contentItem(), name);
}

QPointF centreOf(const QQuickItem &item)
{
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2));
}

} // namespace plumbline::driven
