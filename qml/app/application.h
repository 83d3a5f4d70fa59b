#pragma once
// The tablet program: its options, the session, the window. The driven program of the scripted visits is the same.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "mobile/session/session.h"
#include "qml/app/heap.h"

#include <QCommandLineOption>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
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

    QQuickWindow *window() const { return m_window.get(); }
    mobile::Session &session() { return *m_session; }

private:
    std::optional<int> usePinFile(const QString &file);
    /// Whether there is one.
    bool makeWindow();

    const Heap m_heap; ///< before all that allocates
    QGuiApplication m_qt;
    core::SystemClock m_clock;
    core::SystemRandom m_random;
    struct Options;
    std::unique_ptr<Options> m_options;
    std::unique_ptr<mobile::Session> m_session;
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQmlComponent> m_firstPage; ///< read ahead, so that the window does not wait for it
    std::unique_ptr<QQuickWindow> m_window;
};

} // namespace plumbline::app
