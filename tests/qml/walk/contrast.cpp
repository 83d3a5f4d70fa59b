#include "tests/qml/walk/contrast.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace plumbline::qmltest {

namespace {

double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

double contrastRatio(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

double contrastOf(const QColor &ink, const QImage &picture, const QRectF &area)
{
    // One pixel around, where no letter reaches: the ground is then the most frequent colour even of a filled icon.
    const QRect pixels = area.toAlignedRect().adjusted(-1, -1, 1, 1).intersected(picture.rect());
    QHash<QRgb, int> counts;
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        for (int x = pixels.left(); x <= pixels.right(); ++x) {
            const QRgb pixel = picture.pixel(x, y);
            if (pixel != ink.rgb())
                ++counts[pixel];
        }
    }
    if (counts.isEmpty())
        return 1;
    const auto most = std::max_element(counts.begin(), counts.end());
    return contrastRatio(ink, QColor(most.key()));
}

} // namespace plumbline::qmltest
