#pragma once
// A project's site: address and note, and who signed in there, when and where.

#include "mobile/document/audit_document.h"
#include "mobile/visits/position_source.h"

#include <QPointer>
#include <QVariantList>

namespace plumbline::mobile {

class SiteVisit : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(plumbline::mobile::AuditDocument *document READ document WRITE setDocument NOTIFY placeChanged)
    Q_PROPERTY(QString project READ project WRITE setProject NOTIFY placeChanged)
    Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY changed)
    Q_PROPERTY(QString note READ note WRITE setNote NOTIFY changed)
    Q_PROPERTY(QVariantList signIns READ signIns NOTIFY changed)
    Q_PROPERTY(bool signedInToday READ signedInToday NOTIFY changed)
    Q_PROPERTY(bool closed READ closed NOTIFY changed)
    Q_PROPERTY(bool needsReason READ needsReason NOTIFY changed)

public:
    explicit SiteVisit(QObject *parent = nullptr);

    AuditDocument *document() const { return m_document; }
    void setDocument(AuditDocument *document);
    QString project() const { return QString::fromStdString(m_project); }
    void setProject(const QString &project);

    QString address() const; ///< as typed here; else what the project list said
    void setAddress(const QString &address);
    QString note() const;
    void setNote(const QString &note);
    QVariantList signIns() const; ///< maps of who, when and position, the latest first
    bool signedInToday() const;   ///< somebody did

    bool closed() const; ///< the visit is over: what was found here is amended with a reason only
    /// What is found here now would be an amendment, and no reason is given yet. Asked before a customer gets the
    /// tablet: the question is the auditor's.
    bool needsReason() const;

    Q_INVOKABLE void close();

    /// Records who is here and when, at once; the position follows when the device finds it.
    Q_INVOKABLE void signIn(const QString &who);

signals:
    void placeChanged();
    void changed();

private:
    const core::record::EntityState *site() const;
    void write(const char *field, const QString &text);

    QPointer<AuditDocument> m_document;
    std::string m_project;
    PositionSource m_position;
};

} // namespace plumbline::mobile
