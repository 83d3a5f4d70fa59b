#include "mobile/report/pdf_report.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace plumbline::mobile {

namespace {

/// Points a page inch: the text is laid out in points, whatever the resolution of the file.
constexpr int kPointsPerInch = 72;
constexpr qreal kMarginMm = 16;
constexpr qreal kFootHeight = 20;
constexpr qreal kTextSize = 9;
constexpr qreal kFootSize = 7.5;

QFont reportFont(qreal size)
{
    QFont font(QStringList{QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans")});
    font.setPointSizeF(size);
    return font;
}

} // namespace

QByteArray pdfOf(const QString &html, const QString &title, const QString &foot)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Plumbline"));
    writer.setResolution(kPointsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({kMarginMm, kMarginMm, kMarginMm, kMarginMm}, QPageLayout::Millimeter);

    const QSizeF paper(writer.width(), writer.height());
    const QSizeF body(paper.width(), paper.height() - kFootHeight);
    QTextDocument text;
    text.documentLayout()->setPaintDevice(&writer);
    text.setDocumentMargin(0);
    text.setDefaultFont(reportFont(kTextSize));
    text.setHtml(html);
    text.setPageSize(body);

    QPainter painter(&writer);
    for (int page = 0; page < text.pageCount(); ++page) {
        if (page > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -page * body.height());
        text.drawContents(&painter, QRectF(QPointF(0, page * body.height()), body));
        painter.restore();
        painter.setFont(reportFont(kFootSize));
        const QRectF line(0, body.height(), paper.width(), kFootHeight);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom, foot);
        painter.drawText(line, Qt::AlignRight | Qt::AlignBottom,
                         QStringLiteral("%1 / %2").arg(page + 1).arg(text.pageCount()));
    }
    painter.end();
    return bytes;
}

} // namespace plumbline::mobile
