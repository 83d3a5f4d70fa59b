#pragma once
// Saves the report of the open audit to a file of the person's choice: PDF for people, XLSX for the office. Offline.

#include "mobile/document/document_view.h"
#include "mobile/report/report_facts.h"

#include <QUrl>

namespace plumbline::mobile {

class ReportExport : public DocumentView {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool working READ working NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString saved READ saved NOTIFY changed)

public:
    using DocumentView::DocumentView;

    bool working() const { return m_working; }
    QString problem() const;
    QString saved() const { return m_saved; } ///< path of the last file, once the disk has it; empty before

    /// The report for people in "zh" or "en".
    Q_INVOKABLE void savePdf(const QUrl &file, const QString &language);
    /// The score sheet of Appendix 1 and what belongs to it, a sheet an evaluation.
    Q_INVOKABLE void saveXlsx(const QUrl &file);
    /// A name for a new file in the person's documents: organisation, day, suffix.
    Q_INVOKABLE QString proposedPath(const QString &suffix) const;

protected:
    void follow(AuditDocument &document) override;

private:
    using Make = std::function<core::Result<QByteArray>(const ReportFacts &)>;

    void save(const QUrl &file, bool wholeHistory, Make make);
    void finish(const core::Result<QString> &written);

    bool m_working = false;
    std::optional<core::Error> m_problem;
    QString m_saved;
};

} // namespace plumbline::mobile
