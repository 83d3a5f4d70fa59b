#pragma once
// Everything that the office has not confirmed, as one sealed file: for a tablet that will not see its server again.

#include "core/base/result.h"
#include "mobile/session/session.h"

#include <QPointer>
#include <QUrl>

namespace plumbline::mobile {

class ParcelExport : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(plumbline::mobile::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(bool working READ working NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString saved READ saved NOTIFY changed)
    Q_PROPERTY(double changes READ changes NOTIFY changed)
    Q_PROPERTY(double attachments READ attachments NOTIFY changed)

public:
    using QObject::QObject;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    bool working() const { return m_working; }
    QString problem() const;
    QString saved() const { return m_saved; } ///< path of the last file, once it is whole; empty before
    double changes() const { return m_changes; }
    double attachments() const { return m_attachments; }

    /// Sealed by the passphrase, 8 characters or more, which has to travel apart from the file.
    Q_INVOKABLE void save(const QUrl &file, const QString &passphrase);
    Q_INVOKABLE QString proposedPath() const;

signals:
    void sessionChanged();
    void changed();

private:
    QPointer<Session> m_session;
    bool m_working = false;
    std::optional<core::Error> m_problem;
    QString m_saved;
    double m_changes = 0;
    double m_attachments = 0;
};

} // namespace plumbline::mobile
