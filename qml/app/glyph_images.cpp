#include "qml/app/glyph_images.h"

#include <QColor>
#include <QPainter>
#include <QSvgRenderer>
#include <QUrl>

namespace plumbline::app {

namespace {

constexpr int kParts = 5;
const QString kSvg = QStringLiteral(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1 %1">
<path d="%2" fill="%3" stroke="%4" stroke-width="%5" stroke-linecap="round" stroke-linejoin="round"/></svg>)");

} // namespace

QImage GlyphImages::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const QStringList parts = QUrl::fromPercentEncoding(id.toUtf8()).split(QLatin1Char('/'));
    if (parts.size() != kParts || requestedSize.isEmpty())
        return {};
    // As Qt writes it: #aarrggbb when it is not opaque, which SVG would read as #rrggbbaa.
    const QColor ink(QLatin1Char('#') + parts.at(3));
    const QString fill = parts.at(2) == QLatin1String("1") ? ink.name() : QStringLiteral("none");
    QSvgRenderer renderer(kSvg.arg(parts.at(0), parts.at(4).toHtmlEscaped(), fill, ink.name(), parts.at(1)).toUtf8());
    QImage image(requestedSize, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setOpacity(ink.alphaF());
    renderer.render(&painter);
    *size = requestedSize;
    return image;
}

} // namespace plumbline::app
