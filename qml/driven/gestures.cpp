#include "qml/driven/gestures.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

namespace plumbline::driven {

namespace {

/// Pixels of one turn of the wheel; small enough to stop well inside a row.
constexpr int kWheelStep = 120;
constexpr int kReports = 4;         ///< of one scroll; the first only tells that it begins
constexpr quint64 kReportTime = 16; ///< ms from one to the next
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

Gestures::Gestures(QQuickWindow &window) : m_window(window), m_touchScreen(QTest::createTouchDevice()) { }

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
    draw({place});
}

void Gestures::hold(const QPointF &place)
{
    send(QEvent::MouseMove, place, Qt::NoButton);
    send(QEvent::MouseButtonPress, place, Qt::LeftButton);
}

void Gestures::let(const QPointF &place)
{
    send(QEvent::MouseButtonRelease, place, Qt::NoButton);
}

void Gestures::draw(const QList<QPointF> &places)
{
    constexpr int kFinger = 1;
    const auto send = [this](auto report) {
        QTest::QTouchEventSequence sequence = QTest::touchEvent(&m_window, m_touchScreen.get(), false);
        report(sequence);
        sequence.commit(false);
    };
    send([&](auto &finger) { finger.press(kFinger, places.first().toPoint(), &m_window); });
    for (const QPointF &place : places.mid(1))
        send([&](auto &finger) { finger.move(kFinger, place.toPoint(), &m_window); });
    send([&](auto &finger) { finger.release(kFinger, places.last().toPoint(), &m_window); });
}

// As two fingers on a touchpad move it, with a beginning and an end: after a turn of a wheel it would roll on for a
// second.
void Gestures::wheel(const QPointF &place, int pixels)
{
    quint64 time = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()); // no report moves it that takes no time
    const auto report = [&](Qt::ScrollPhase phase, int by) {
        QWheelEvent event(place, m_window.mapToGlobal(place), {0, -by}, {0, -by}, Qt::NoButton, Qt::NoModifier, phase,
                          false, Qt::MouseEventSynthesizedBySystem);
        event.setTimestamp(time += kReportTime);
        QCoreApplication::sendEvent(&m_window, &event);
    };
    report(Qt::ScrollBegin, 0);
    for (int part = 0; part < kReports; ++part)
        report(Qt::ScrollUpdate, pixels * (part + 1) / kReports - pixels * part / kReports);
    report(Qt::ScrollEnd, 0);
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

bool Gestures::covered(const QQuickItem &item) const
{
    for (QQuickItem *overlay : m_window.contentItem()->childItems()) {
        if (!overlay->inherits("QQuickOverlay") || !overlay->isVisible())
            continue;
        for (QQuickItem *popup : overlay->childItems()) {
            if (popup->isVisible() && popup->inherits("QQuickPopupItem") && popup->parent()->property("modal").toBool())
                return !overlay->isAncestorOf(&item);
        }
    }
    return false;
}

bool Gestures::settled(const QQuickItem &item)
{
    for (QQuickItem *around = item.parentItem(); around; around = around->parentItem()) {
        if (around->inherits("QQuickFlickable") && around->property("moving").toBool())
            return false;
    }
    return true;
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
