#pragma once
// Contrast ratio as WCAG 2 has it.

#include <QColor>
#include <QImage>
#include <QRectF>

namespace plumbline::qmltest {

/// 1 to 21.
double contrastRatio(const QColor &one, const QColor &other);

/// Of an ink against what it stands on: the most frequent colour of the area. The area is in pixels of the picture.
double contrastOf(const QColor &ink, const QImage &picture, const QRectF &area);

} // namespace plumbline::qmltest
