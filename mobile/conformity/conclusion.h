#pragma once
// The lead auditor's conclusion on the indicators as a whole (6.2), with its justification where it takes one.

#include "mobile/document/document_view.h"

namespace plumbline::mobile {

class Conclusion : public DocumentView {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString conclusion READ conclusion WRITE setConclusion NOTIFY changed)
    Q_PROPERTY(QString justification READ justification WRITE setJustification NOTIFY changed)
    Q_PROPERTY(bool justificationMissing READ justificationMissing NOTIFY changed)
    Q_PROPERTY(int saveState READ saveState NOTIFY changed)
    Q_PROPERTY(QVariantList checklist READ checklist NOTIFY changed)

public:
    using DocumentView::DocumentView;

    QString conclusion() const; ///< "met", "not_met", or "" while open
    void setConclusion(const QString &conclusion);
    QString justification() const;
    void setJustification(const QString &justification);
    bool justificationMissing() const;
    int saveState() const;
    QVariantList checklist() const; ///< code and text of the demands of 5.0.1 and 5.0.2 beside the nine

protected:
    void follow(AuditDocument &document) override;

private:
    void write(const char *field, core::record::Value value);
};

} // namespace plumbline::mobile
