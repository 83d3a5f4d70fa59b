#include "mobile/report/report_export.h"

#include "core/exchange/file_bytes.h"
#include "core/exchange/report.h"
#include "mobile/document/texts.h"
#include "mobile/report/pdf_report.h"
#include "mobile/report/report_text.h"
#include "mobile/session/settings.h"
#include "mobile/session/store_work.h"

#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QThreadPool>

namespace plumbline::mobile {

using namespace core;

namespace {

/// All of it or nothing; a file of that name is replaced once the new one is whole.
Result<QString> writeWhole(const QString &path, const QByteArray &bytes)
{
    const auto written = exchange::writeFile(
        path.toStdString(), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    if (written)
        return path;
    Error error = written.error();
    error.message = {"文件" + error.message.zh + "请换一个位置。",
                     "The file " + error.message.en + " Choose another place."};
    return error;
}

} // namespace

void ReportExport::follow(AuditDocument &document)
{
    connect(&document, &AuditDocument::resultChanged, this, &ReportExport::changed);
}

QString ReportExport::problem() const
{
    if (!m_problem || !document())
        return {};
    return document()->settings().pick(m_problem->message) + QLatin1Char('\n') + qt(m_problem->place);
}

QString ReportExport::proposedPath(const QString &suffix) const
{
    static const QRegularExpression unwelcome(QStringLiteral("[\\\\/:*?\"<>|\\s]+"));
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString name = document() ? document()->organisation().replace(unwelcome, QStringLiteral("_")) : QString();
    const QString day =
        document() ? QDateTime::fromMSecsSinceEpoch(document()->clock().nowMs()).toString("yyyy-MM-dd") : QString();
    return folder.filePath(QStringLiteral("%1-%2%3").arg(name, day, suffix));
}

void ReportExport::savePdf(const QUrl &file, const QString &language)
{
    const Language chosen = language == QLatin1String("en") ? Language::English : Language::Chinese;
    save(file, false, [chosen](const ReportFacts &facts) -> Result<QByteArray> {
        const QString organisation = qt(facts.audit.organisation.name);
        std::map<QString, QByteArray> pictures;
        for (const auto &[evaluation, svg] : facts.signatures)
            pictures.emplace(
                signaturePicture(evaluation),
                QByteArray(reinterpret_cast<const char *>(svg.data()), static_cast<qsizetype>(svg.size())));
        return pdfOf(reportHtml(facts, chosen), organisation,
                     organisation + QStringLiteral("  ·  ") + qt(facts.audit.id), pictures);
    });
}

void ReportExport::saveXlsx(const QUrl &file)
{
    save(file, true, [](const ReportFacts &facts) -> Result<QByteArray> {
        const auto workbook = exchange::reportXlsx({facts.audit, facts.result, facts.lines});
        if (!workbook)
            return workbook.error();
        return QByteArray::fromStdString(*workbook);
    });
}

void ReportExport::save(const QUrl &file, bool wholeHistory, Make make)
{
    if (!document() || !document()->result() || m_working)
        return;
    m_working = true;
    m_problem.reset();
    m_saved.clear();
    emit changed();
    onStore(
        document()->store(), this,
        [id = document()->auditId().toStdString(), wholeHistory,
         now = document()->clock().nowMs()](store::Store &opened) {
            auto facts = gatherFacts(opened, id, wholeHistory);
            if (facts)
                facts->madeMs = now;
            return facts;
        },
        [this, path = file.toLocalFile(), make = std::move(make)](Result<ReportFacts> facts) {
            if (!facts)
                return finish(facts.error());
            // Neither the screens nor the store wait for the painting of pages.
            QThreadPool::globalInstance()->start(
                [guard = QPointer<ReportExport>(this), path, make, facts = std::move(*facts)]() mutable {
                    facts.result = scoring::score(facts.audit);
                    const auto bytes = make(facts);
                    const Result<QString> written = bytes ? writeWhole(path, *bytes) : Result<QString>(bytes.error());
                    QMetaObject::invokeMethod(
                        QCoreApplication::instance(),
                        [guard, written] {
                            if (guard)
                                guard->finish(written);
                        },
                        Qt::QueuedConnection);
                });
        });
}

void ReportExport::finish(const Result<QString> &written)
{
    m_working = false;
    if (written)
        m_saved = *written;
    else
        m_problem = written.error();
    emit changed();
}

} // namespace plumbline::mobile
