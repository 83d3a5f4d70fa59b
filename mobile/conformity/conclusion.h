#pragma once
// The lead auditor's conclusion on the indicators as a whole (6.2), with its justification where it takes one.

#include "mobile/document/audit_document.h"

#include <QPointer>

namespace plumbline::mobile {

class Conclusion : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(plumbline::mobile::AuditDocument *document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(QString conclusion READ conclusion WRITE setConclusion NOTIFY changed)
    Q_PROPERTY(QString justification READ justification WRITE setJustification NOTIFY changed)
    Q_PROPERTY(bool justificationMissing READ justificationMissing NOTIFY changed)
    Q_PROPERTY(int saveState READ saveState NOTIFY changed)
    Q_PROPERTY(QVariantList checklist READ checklist NOTIFY changed)

public:
    using QObject::QObject;

    AuditDocument *document() const { return m_document; }
    void setDocument(AuditDocument *document);

    QString conclusion() const; ///< "met", "not_met", or "" while open
    void setConclusion(const QString &conclusion);
    QString justification() const;
    void setJustification(const QString &justification);
    bool justificationMissing() const;
    int saveState() const;
    QVariantList checklist() const; ///< code and text of the demands of 5.0.1 and 5.0.2 beside the nine

signals:
    void documentChanged();
    void changed();

private:
    void write(const char *field, core::record::Value value);

    QPointer<AuditDocument> m_document;
};

} // namespace plumbline::mobile
