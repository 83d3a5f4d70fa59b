#pragma once
// The tablet's session on a store of its own, for tests that look at its pages or click on them.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "mobile/session/session.h"

#include <QObject>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <chrono>
#include <functional>
#include <memory>

namespace plumbline::qmltest {

class Stage : public QObject {
    Q_OBJECT
    Q_PROPERTY(plumbline::mobile::Session *session READ session NOTIFY sessionChanged)
    Q_PROPERTY(QString auditId READ auditId CONSTANT)
    Q_PROPERTY(QString firstProject READ firstProject CONSTANT)
    Q_PROPERTY(QString pin READ pin CONSTANT)

public:
    explicit Stage(QQmlEngine &engine); ///< prepares it, and has it speak the language of the settings
    ~Stage() override;

    mobile::Session *session() { return m_session.get(); }
    QString auditId() const;
    QString firstProject() const; ///< of the sample
    QString pin() const { return QStringLiteral("2468"); }

    Q_INVOKABLE void fresh(); ///< another, empty folder: the session asks for a first PIN
    Q_INVOKABLE void enter(); ///< fresh, opened, with the showcase audit as its only one; waits until it is there
    Q_INVOKABLE void again(); ///< the session ends and begins anew on the same folder, locked
    Q_INVOKABLE bool unlock();
    /// Opens a page of the showcase audit and waits for its document and result.
    Q_INVOKABLE bool visit(const QString &page, const QVariantMap &place = {});
    /// Waits until the disk has everything.
    Q_INVOKABLE bool drained();

    /// The topmost visible item of that objectName, scrolled into view; nullptr without.
    Q_INVOKABLE QQuickItem *find(QQuickWindow *window, const QString &name) const;
    /// A field of the showcase audit as the disk has it; undefined where it has none.
    Q_INVOKABLE QVariant recorded(int entityKind, const QString &key, const QString &field);
    Q_INVOKABLE QString path(const QString &name) const { return m_folder->filePath(name); } ///< beside the store
    /// Another device had the showcase audit, records an item's level by itself, and its changes come in.
    Q_INVOKABLE bool recordElsewhere(const QString &item, int level);
    /// A photo of a project's site, on record.
    Q_INVOKABLE void addPhoto(const QString &project);
    /// A picture of a QR code, beside the store.
    Q_INVOKABLE void drawCode(const QString &name, const QString &text) const;
    Q_INVOKABLE bool beginsWith(const QString &name, const QString &bytes) const;

signals:
    void sessionChanged();

private:
    void begin();

    QQmlEngine &m_engine;
    core::SystemClock m_clock;
    core::SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<mobile::Session> m_session;
};

/// Runs the event loop until it holds; false when it does not in time.
bool until(const std::function<bool()> &holds, std::chrono::milliseconds patience = std::chrono::seconds(20));

/// Until the window has shown one more frame.
void frame(QQuickWindow &window);

} // namespace plumbline::qmltest
