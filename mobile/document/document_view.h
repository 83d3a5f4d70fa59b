#pragma once
// What the view models of one open audit share beside the lists: the document, and when to be looked at again.

#include "mobile/document/audit_document.h"

#include <QPointer>

namespace plumbline::mobile {

class DocumentView : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(plumbline::mobile::AuditDocument *document READ document WRITE setDocument NOTIFY documentChanged)

public:
    AuditDocument *document() const { return m_document; }
    void setDocument(AuditDocument *document);

signals:
    void documentChanged();
    void changed();

protected:
    using QObject::QObject;

    /// Connects what else of the document changes the view; the language always does.
    virtual void follow(AuditDocument &document) = 0;

    const core::scoring::AuditResult *result() const { return m_document ? m_document->result().get() : nullptr; }

private:
    QPointer<AuditDocument> m_document;
};

} // namespace plumbline::mobile
