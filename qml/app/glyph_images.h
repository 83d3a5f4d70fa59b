#pragma once
// Line icons as images. Shape draws them too, but Qt 6.4's software renderer paints a Shape that is scrolled out of its
// clip without any clip, over whatever lies there; an image is clipped like any other, and shared between its uses.

#include <QQuickImageProvider>

namespace plumbline::app {

class GlyphImages : public QQuickImageProvider {
public:
    GlyphImages() : QQuickImageProvider(QQuickImageProvider::Image) { }

    /// `id` is GRID/STROKE/FILLED/COLOUR/PATH: side of the square grid the path is drawn on, width of the line on it, 0
    /// or 1, a colour without its #, and the data of an SVG path. An empty image for anything else.
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace plumbline::app
