#pragma once
// What the list models over an open audit share: the document and when to look at it again.

#include "mobile/document/audit_document.h"

#include <QAbstractListModel>
#include <QPointer>

namespace plumbline::mobile {

class DocumentList : public QAbstractListModel {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(plumbline::mobile::AuditDocument *document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    AuditDocument *document() const { return m_document; }
    void setDocument(AuditDocument *document);
    int count() const { return rowCount({}); }

signals:
    void documentChanged();
    void countChanged();
    void totalsChanged();
    void wordsChanged(); ///< the language changed

protected:
    using QAbstractListModel::QAbstractListModel;

    bool ready() const { return m_document && m_document->ready(); }

    virtual void rebuild() = 0; ///< the audit was read anew
    virtual void onEdited(const core::record::Edit &edit) { (void)edit; }
    virtual void onResult() { }

    /// All rows may look different, but they are the same rows.
    void refreshAll(const QList<int> &roles = {});

private:
    QPointer<AuditDocument> m_document;
};

} // namespace plumbline::mobile
