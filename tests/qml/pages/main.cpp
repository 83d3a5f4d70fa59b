// Clicks through the pages: tst_*.qml beside this file, on real sessions and stores.

#include "tests/qml/stage/stage.h"

#include <QFont>
#include <QGuiApplication>
#include <QQmlContext>
#include <QtQuickTest>

class Setup : public QObject {
    Q_OBJECT

public slots:
    void applicationAvailable() { QGuiApplication::setFont(QFont(QStringLiteral("Noto Sans CJK SC"))); }

    void qmlEngineAvailable(QQmlEngine *engine)
    {
        m_stage = std::make_unique<plumbline::qmltest::Stage>(*engine);
        engine->rootContext()->setContextProperty(QStringLiteral("stage"), m_stage.get());
    }

    void cleanupTestCase() { m_stage.reset(); }

private:
    std::unique_ptr<plumbline::qmltest::Stage> m_stage;
};

QUICK_TEST_MAIN_WITH_SETUP(pages, Setup)

#include "main.moc"
