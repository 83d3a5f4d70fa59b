#include "mobile/report/pdf_report.h"

#include "mobile/report/html_table.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <QTextDocument>
#include <QUrl>

namespace plumbline::mobile {

namespace {

/// Points a page inch: the text is laid out in points, whatever the resolution of the file.
constexpr int kPointsPerInch = 72;
constexpr qreal kMarginMm = 16;
constexpr qreal kFootHeight = 20;
constexpr qreal kTextSize = 9;
constexpr qreal kFootSize = 7.5;
constexpr int kDrawingWidth = 600; ///< in pixels: 300 an inch at the size on paper

QFont reportFont(qreal size)
{
    QFont font(QStringList{QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans")});
    font.setPointSizeF(size);
    // Shaped, digits beside Latin letters become drawings that the file cannot tell back as text: not to be searched or
    // copied. Neither Chinese nor English needs shaping.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

/// In black on white, fine enough for paper.
QImage drawn(const QByteArray &svg)
{
    QSvgRenderer renderer(svg);
    QImage image(renderer.defaultSize().scaled(kDrawingWidth, kDrawingWidth, Qt::KeepAspectRatio),
                 QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

} // namespace

QByteArray pdfOf(const QString &html, const QString &title, const QString &foot,
                 const std::map<QString, QByteArray> &pictures)
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
    QImage strut(1, 1, QImage::Format_ARGB32);
    strut.fill(Qt::transparent);
    text.addResource(QTextDocument::ImageResource, QUrl(QLatin1String(kStrut)), strut);
    for (const auto &[name, svg] : pictures)
        text.addResource(QTextDocument::ImageResource, QUrl(name), drawn(svg));
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
