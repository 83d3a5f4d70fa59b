#include "qml/driven/driver.h"

#include <QMetaProperty>
#include <QTextStream>

#include <chrono>

namespace plumbline::driven {

using namespace std::chrono_literals;

namespace {

/// Between two looks at the window: a frame.
constexpr auto kTurn = 8ms;
/// A step that has not come true by then never will; disks and servers of a busy machine are far quicker.
constexpr auto kPatience = 20s;
/// Longer than what any style takes for a long press.
constexpr auto kHold = 1100ms;
/// Places that a finger reports on its way from one point to the next.
constexpr int kPlacesBetween = 8;

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

} // namespace

Driver::Driver(QQuickWindow &window, const QString &screenshots, QObject *parent)
    : QObject(parent),
      m_window(window),
      m_gestures(window),
      m_screenshots(screenshots)
{
    connect(&window, &QQuickWindow::frameSwapped, this, [this] { ++m_frames; });
    m_turn.setInterval(kTurn);
    connect(&m_turn, &QTimer::timeout, this, &Driver::turn);
    m_turn.start();
}

void Driver::add(const Step &step)
{
    m_steps.push_back(step);
}

void Driver::turn()
{
    if (m_steps.empty()) {
        if (!m_endless) {
            m_turn.stop();
            emit finished(0);
        }
        return;
    }
    if (!m_waiting.isValid())
        m_waiting.start();
    const Step step = m_steps.front();
    m_why.clear();
    const Outcome outcome = perform(step);
    if (outcome == Outcome::Again && m_waiting.elapsed() < std::chrono::milliseconds(kPatience).count())
        return;
    m_waiting.invalidate();
    m_steps.pop_front();
    if (outcome == Outcome::Done) {
        out() << "ok " << step.line << ": " << step.text() << Qt::endl;
        if (step.words.first() == QLatin1String("quit")) {
            m_turn.stop();
            emit finished(0);
        }
        return;
    }
    out() << "failed " << step.line << ": " << step.text() << ": " << m_why << Qt::endl;
    m_window.grabWindow().save(m_screenshots.filePath(QStringLiteral("failed.png")));
    m_turn.stop();
    emit finished(1);
}

Driver::Outcome Driver::perform(const Step &step)
{
    const QString &command = step.words.first();
    if (command == QLatin1String("tap"))
        return tap(step, false);
    if (command == QLatin1String("touch"))
        return tap(step, true);
    if (command == QLatin1String("hold"))
        return hold(step);
    if (command == QLatin1String("draw"))
        return draw(step);
    if (command == QLatin1String("type"))
        return typeInto(step);
    if (command == QLatin1String("scrollTo"))
        return scrollTo(step);
    if (command == QLatin1String("waitFor") || command == QLatin1String("waitGone"))
        return waitFor(step);
    if (command == QLatin1String("screenshot"))
        return screenshot(step);
    if (command == QLatin1String("print"))
        return print(step);
    if (command == QLatin1String("size"))
        return resize(step);
    if (command == QLatin1String("key")) {
        m_gestures.key(step.words.value(1));
        return Outcome::Done;
    }
    if (command == QLatin1String("quit") || command == QLatin1String("say"))
        return Outcome::Done;
    return fail(QStringLiteral("no such command"));
}

Driver::Outcome Driver::tap(const Step &step, bool finger)
{
    QQuickItem *item = findItem(m_window, step.words.value(1));
    if (!item || !item->isEnabled()) {
        m_why = item ? QStringLiteral("it is disabled") : QStringLiteral("it is not on the screen");
        return Outcome::Again;
    }
    m_why = QStringLiteral("a sheet lies over it");
    if (m_gestures.covered(*item))
        return Outcome::Again;
    m_why = QStringLiteral("its page does not come to rest");
    if (!Gestures::settled(*item))
        return Outcome::Again;
    if (!m_gestures.bringIntoView(*item)) {
        m_why = QStringLiteral("it lies outside the window");
        return Outcome::Again;
    }
    if (!Gestures::settled(*item))
        return Outcome::Again;
    const QPointF centre = centreOf(*item);
    m_why = QStringLiteral("it has not been seen in its place yet");
    if (!seenAt(*item, centre))
        return Outcome::Again;
    if (finger)
        m_gestures.touch(centre);
    else
        m_gestures.click(centre);
    return Outcome::Done;
}

/// A person taps what a frame has shown: an item just made lies where no layout has put it yet.
bool Driver::seenAt(QQuickItem &item, const QPointF &place)
{
    if (m_seen != &item || m_seenAt != place) {
        m_seen = &item;
        m_seenAt = place;
        m_seenFrames = m_frames;
        m_window.update();
        return false;
    }
    return m_frames > m_seenFrames;
}

Driver::Outcome Driver::hold(const Step &step)
{
    if (!m_holding.isValid()) {
        const QQuickItem *item = findItem(m_window, step.words.value(1));
        if (!item || !m_gestures.bringIntoView(*item)) {
            m_why = QStringLiteral("it is not on the screen");
            return Outcome::Again;
        }
        m_held = centreOf(*item); // what it opens may take its place before the finger is lifted
        m_holding.start();
        m_gestures.hold(m_held);
    }
    if (m_holding.elapsed() < std::chrono::milliseconds(kHold).count())
        return Outcome::Again;
    m_holding.invalidate();
    m_gestures.let(m_held);
    return Outcome::Done;
}

Driver::Outcome Driver::draw(const Step &step)
{
    const QQuickItem *item = findItem(m_window, step.words.value(1));
    if (!item || !item->isEnabled()) {
        m_why = QStringLiteral("it is not on the screen, or disabled");
        return Outcome::Again;
    }
    QList<QPointF> places;
    for (const QString &word : step.words.mid(2)) {
        const QStringList parts = word.split(QLatin1Char(','));
        const QPointF to = item->mapToScene(
            QPointF(parts.value(0).toDouble() * item->width(), parts.value(1).toDouble() * item->height()));
        const QPointF from = places.isEmpty() ? to : places.last();
        for (int place = 1; place <= kPlacesBetween; ++place)
            places << from + (to - from) * place / kPlacesBetween;
    }
    if (places.isEmpty())
        return fail(QStringLiteral("draw takes places such as 0.1,0.5 0.9,0.5"));
    m_gestures.draw(places);
    return Outcome::Done;
}

Driver::Outcome Driver::typeInto(const Step &step)
{
    if (const Outcome tapped = tap(step, false); tapped != Outcome::Done)
        return tapped;
    m_gestures.key(QStringLiteral("Ctrl+A"));
    m_gestures.type(step.words.mid(2).join(QLatin1Char(' ')));
    return Outcome::Done;
}

Driver::Outcome Driver::scrollTo(const Step &step)
{
    if (const QQuickItem *item = findItem(m_window, step.words.value(1))) {
        m_gestures.bringIntoView(*item);
        return Outcome::Done;
    }
    const QQuickItem *list = findItem(m_window, step.words.value(2));
    m_why = QStringLiteral("it is not on the screen, nor further down the list");
    if (!list)
        return Outcome::Again;
    // A list takes a moment to move after the wheel; one that is at its end runs out of patience here.
    m_gestures.wheel(centreOf(*list), static_cast<int>(list->height() / 2));
    return Outcome::Again;
}

Driver::Outcome Driver::waitFor(const Step &step)
{
    const QQuickItem *item = findItem(m_window, step.words.value(1));
    if (step.words.first() == QLatin1String("waitGone")) {
        m_why = QStringLiteral("it is still there");
        return item ? Outcome::Again : Outcome::Done;
    }
    if (!item) {
        m_why = QStringLiteral("it is not on the screen");
        return Outcome::Again;
    }
    if (step.words.size() < 4)
        return Outcome::Done;
    const QString value = item->property(step.words.at(2).toUtf8()).toString();
    const QString wanted = step.words.mid(3).join(QLatin1Char(' '));
    m_why = QStringLiteral("its %1 is \"%2\"").arg(step.words.at(2), value);
    return value == wanted ? Outcome::Done : Outcome::Again;
}

Driver::Outcome Driver::screenshot(const Step &step)
{
    const QString file = m_screenshots.filePath(step.words.value(1));
    m_why = QStringLiteral("%1 cannot be written").arg(file);
    m_screenshots.mkpath(QStringLiteral("."));
    return m_window.grabWindow().save(file) ? Outcome::Done : Outcome::Failed;
}

Driver::Outcome Driver::print(const Step &step)
{
    const QQuickItem *item = findItem(m_window, step.words.value(1));
    if (!item) {
        m_why = QStringLiteral("it is not on the screen");
        return Outcome::Again;
    }
    const QString property = step.words.value(2, QStringLiteral("text"));
    out() << "print " << step.words.at(1) << ' ' << property << " = " << item->property(property.toUtf8()).toString()
          << Qt::endl;
    return Outcome::Done;
}

Driver::Outcome Driver::resize(const Step &step)
{
    const QStringList sides = step.words.value(1).split(QLatin1Char('x'));
    if (sides.size() != 2)
        return fail(QStringLiteral("a size is WIDTHxHEIGHT"));
    const QSize size(sides.at(0).toInt(), sides.at(1).toInt());
    if (m_window.size() != size)
        m_window.resize(size);
    m_why = QStringLiteral("the window keeps another size");
    return m_window.contentItem()->size() == QSizeF(size) ? Outcome::Done : Outcome::Again;
}

Driver::Outcome Driver::fail(const QString &why)
{
    m_why = why;
    return Outcome::Failed;
}

} // namespace plumbline::driven
