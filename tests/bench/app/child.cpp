#include "tests/bench/app/child.h"

#include "mobile/document/audit_document.h"
#include "qml/app/application.h"
#include "qml/driven/gestures.h"
#include "tests/bench/app/big_audit.h"
#include "tests/bench/app/own_figures.h"

#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>

namespace plumbline::bench {

namespace {

/// Taps measured; the first ones warm caches up.
constexpr int kTaps = 34 * 3;
/// Flicks up and down through the list.
constexpr int kFlicks = 12;
constexpr double kFlickSpeed = 3'000;

void spin(const std::function<bool()> &holds)
{
    QElapsedTimer timer;
    timer.start();
    while (!holds()) {
        if (timer.elapsed() > 30'000)
            qFatal("bench_app: the window does not come to what is measured");
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
    }
}

/// The next frame of the window.
void nextFrame(QQuickWindow &window)
{
    bool shown = false;
    const auto connection = QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&shown] { shown = true; });
    window.update();
    spin([&shown] { return shown; });
    QObject::disconnect(connection);
}

/// The tablet with the big audit open.
class Tablet {
public:
    Tablet(int &argc, char **argv) : m_application(argc, argv)
    {
        if (const auto status = m_application.start())
            std::exit(*status);
    }

    void open(const QString &page, QVariantMap place = {})
    {
        place.insert(QStringLiteral("audit"), QString::fromLatin1(kBigAuditId));
        spin([this] {
            return session().state() == mobile::Session::Open && session().document() && session().document()->result();
        });
        session().navigator()->open(page, place);
        nextFrame(window());
    }

    /// Looks at nothing between the frames: the work of looking would count. Returns when the frame was shown.
    double paintedOnce(const std::function<bool()> &shown)
    {
        std::optional<double> at;
        const auto connection = QObject::connect(&window(), &QQuickWindow::frameSwapped, &window(), [&] {
            if (!at && shown())
                at = steadyMs();
        });
        QTimer::singleShot(30'000, [] { qFatal("bench_app: the window does not come to what is measured"); });
        while (!at)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QObject::disconnect(connection);
        return *at;
    }

    /// Whether the list of the open audit shows projects.
    bool listShown()
    {
        const QQuickItem *list = item("projectList");
        if (!list)
            return false;
        const QList<QQuickItem *> rows = list->property("contentItem").value<QQuickItem *>()->childItems();
        return std::ranges::any_of(
            rows, [](const QQuickItem *row) { return row->objectName().startsWith(QLatin1String("project-")); });
    }

    mobile::Session &session() { return m_application.session(); }
    QQuickWindow &window() { return *m_application.window(); }
    QQuickItem *item(const char *name) { return driven::findItem(window(), QString::fromLatin1(name)); }

private:
    app::Application m_application;
};

} // namespace

int tabletStart(int argc, char **argv)
{
    Tablet tablet(argc, argv);
    std::printf("%.3f\n", tablet.paintedOnce([&tablet] { return tablet.listShown(); }));
    std::fflush(stdout);
    std::_Exit(0);
}

int tabletUnlock(int argc, char **argv)
{
    Tablet tablet(argc, argv);
    const double locked = tablet.paintedOnce([&tablet] { return tablet.item("pinField") != nullptr; });
    const double typed = steadyMs();
    tablet.session().unlock(QString::fromLatin1(kBigAuditPin));
    const double shown = tablet.paintedOnce([&tablet] { return tablet.listShown(); });
    spin([&tablet] { return tablet.session().document()->result() != nullptr; });
    nextFrame(tablet.window());
    std::printf("%.3f %.3f %.3f\n", locked, residentMb(), shown - typed);
    std::fflush(stdout);
    std::_Exit(0);
}

int tabletTaps(int argc, char **argv)
{
    Tablet tablet(argc, argv);
    tablet.open(QStringLiteral("visit"), {{"project", "P1"}});
    QMetaObject::invokeMethod(tablet.item("observeButton"), "clicked");
    nextFrame(tablet.window());
    for (int tap = 0; tap < kTaps; ++tap) {
        const int level = 1 + tap % 5;
        QQuickItem *step = tablet.item(qPrintable(QStringLiteral("step%1").arg(level)));
        const QPointF place = driven::centreOf(*step);
        const auto send = [&](QEvent::Type type, Qt::MouseButtons held) {
            QMouseEvent event(type, place, place, tablet.window().mapToGlobal(place), Qt::LeftButton, held,
                              Qt::NoModifier, QPointingDevice::primaryPointingDevice());
            QCoreApplication::sendEvent(&tablet.window(), &event);
        };
        send(QEvent::MouseButtonPress, Qt::LeftButton);
        nextFrame(tablet.window());
        const double released = steadyMs();
        bool painted = false;
        const auto connection = QObject::connect(&tablet.window(), &QQuickWindow::frameSwapped, step,
                                                 [&] { painted = painted || step->property("chosen").toBool(); });
        send(QEvent::MouseButtonRelease, Qt::NoButton);
        spin([&painted] { return painted; });
        std::printf("%.3f\n", steadyMs() - released);
        QObject::disconnect(connection);
        // The page goes on to the next item by itself; the next tap is meant for that one.
        spin([&] {
            return tablet.session().document()->pending() == 0 && tablet.item("itemMap")->property("settled").toBool();
        });
        nextFrame(tablet.window());
    }
    std::fflush(stdout);
    std::_Exit(0);
}

int tabletScroll(int argc, char **argv)
{
    Tablet tablet(argc, argv);
    tablet.open(QStringLiteral("management"));
    QQuickItem *list = tablet.item("managementList");
    double last = 0;
    QObject::connect(&tablet.window(), &QQuickWindow::frameSwapped, list, [&last, list] {
        const double now = steadyMs();
        if (last > 0 && list->property("moving").toBool())
            std::printf("%.3f\n", now - last);
        last = now;
    });
    for (int flick = 0; flick < kFlicks; ++flick) {
        last = 0;
        const double speed = flick < kFlicks / 2 ? -kFlickSpeed : kFlickSpeed;
        QMetaObject::invokeMethod(list, "flick", Q_ARG(double, 0), Q_ARG(double, speed));
        spin([list] { return !list->property("moving").toBool(); });
    }
    std::fflush(stdout);
    std::_Exit(0);
}

} // namespace plumbline::bench
