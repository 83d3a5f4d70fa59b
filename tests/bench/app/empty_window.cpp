// An empty Qt Quick Controls window, and nothing else in the program: when its first frame was shown, and its memory
// then.

#include "tests/bench/app/own_figures.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

#include <cstdio>

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QQmlApplicationEngine engine;
    engine.loadData("import QtQuick\nimport QtQuick.Controls.Basic\n"
                    "ApplicationWindow { visible: true; width: 1280; height: 800 }");
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    QObject::connect(window, &QQuickWindow::frameSwapped, window, [] {
        const double shown = plumbline::bench::steadyMs();
        std::printf("%.3f %.3f\n", shown, plumbline::bench::residentMb());
        std::fflush(stdout);
        std::_Exit(0);
    });
    return QGuiApplication::exec();
}
