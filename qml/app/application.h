#pragma once
// The tablet program: its options, the session, the window. The driven program of the scripted visits is the same.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "mobile/session/session.h"
#include "qml/app/heap.h"

#include <QCommandLineOption>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <memory>
#include <optional>

namespace plumbline::app {

class Application {
public:
    /// Before anything of Qt's user interface; argc and argv must outlive it.
    Application(int &argc, char **argv);
    ~Application();

    /// Options of another program around this one, named before start().
    void addOption(const QCommandLineOption &option);
    QString optionValue(const QString &name) const;
    QStringList positional() const;

    /// Reads the command line and shows the window; an exit status when the program ends here.
    std::optional<int> start();
    int run() { return m_qt.exec(); }

    QQuickWindow *window() const;
    mobile::Session &session() { return *m_session; }

private:
    std::optional<int> usePinFile(const QString &file);

    const Heap m_heap; ///< before all that allocates
    QGuiApplication m_qt;
    core::SystemClock m_clock;
    core::SystemRandom m_random;
    struct Options;
    std::unique_ptr<Options> m_options;
    std::unique_ptr<mobile::Session> m_session;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
};

} // namespace plumbline::app
