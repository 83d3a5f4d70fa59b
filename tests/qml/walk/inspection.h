#pragma once
// Looks at a shown window as a person with weak eyes, thick fingers or a screen reader would, and says what is wrong.

#include <QQuickWindow>
#include <QStringList>

namespace plumbline::qmltest {

/// What a page has to keep.
struct Bars {
    double contrast = 4.5; ///< of text against what lies behind it
    double glyphContrast = 3;
    qreal target = 48; ///< least side of what is tapped, in dp
    qreal step = 75.6; ///< of an answer step: 12 mm at 160 dpi
};

/// A sentence for each fault: text that is cut, overlaps or leaves the window; targets that are too small; controls
/// without accessible name; contrast below the bar. `picture` is what the window shows.
QStringList inspect(const QQuickWindow &window, const QImage &picture, const Bars &bars);

} // namespace plumbline::qmltest
