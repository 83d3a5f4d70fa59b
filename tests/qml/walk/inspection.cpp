#include "tests/qml/walk/inspection.h"

#include "tests/qml/walk/contrast.h"

#include <QAccessible>
#include <QImage>
#include <QQuickItem>

#include <vector>

namespace plumbline::qmltest {

namespace {

/// Layouts round to whole pixels, glyphs have bearings: less than this is no fault.
constexpr qreal kSlack = 2;

struct Seen {
    QQuickItem *item;
    QRectF whole;   ///< in the window
    QRectF visible; ///< what clips leave of it
    bool enabled;
};

class Inspector {
public:
    Inspector(const QQuickWindow &window, const QImage &picture, const Bars &bars)
        : m_window(window),
          m_picture(picture),
          m_bars(bars)
    {
    }

    QStringList run()
    {
        const QRectF all(QPointF(0, 0), QSizeF(m_window.size()));
        collect(top(), all, true);
        for (const Seen &seen : m_seen) {
            if (seen.item->inherits("QQuickText"))
                text(seen);
            else if (seen.item->property("filled").isValid() && seen.item->property("stroke").isValid())
                glyph(seen);
            control(seen);
        }
        overlaps();
        return m_faults;
    }

private:
    /// A modal sheet hides what lies below it: then only the sheet counts.
    QQuickItem *top() const
    {
        for (QQuickItem *child : m_window.contentItem()->childItems()) {
            if (!child->inherits("QQuickOverlay") || !child->isVisible())
                continue;
            for (QQuickItem *popup : child->childItems()) {
                if (popup->inherits("QQuickPopupItem") && popup->isVisible())
                    return popup;
            }
        }
        return m_window.contentItem();
    }

    void collect(QQuickItem *item, QRectF clip, bool enabled)
    {
        if (!item->isVisible() || item->opacity() == 0)
            return;
        const QRectF whole = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        enabled = enabled && item->isEnabled();
        if (item->clip())
            clip = clip.intersected(whole);
        m_seen.push_back({item, whole, whole.intersected(clip), enabled});
        QQuickItem *view = item->parentItem();
        const bool isRows =
            view && view->inherits("QQuickItemView") && view->property("contentItem").value<QQuickItem *>() == item;
        for (QQuickItem *child : item->childItems()) {
            if (!isRows || isShownRow(*view, *child))
                collect(child, clip, enabled);
        }
    }

    /// Rows that a list holds for later are not drawn, wherever they lie.
    static bool isShownRow(QQuickItem &view, const QQuickItem &row)
    {
        QQuickItem *there = nullptr;
        QMetaObject::invokeMethod(&view, "itemAt", Q_RETURN_ARG(QQuickItem *, there),
                                  Q_ARG(qreal, row.x() + row.width() / 2), Q_ARG(qreal, row.y() + row.height() / 2));
        return there == nullptr || there == &row;
    }

    /// The rectangle that the letters of a text fill, in the window.
    static QRectF letters(const QQuickItem &item)
    {
        const qreal width = item.property("contentWidth").toReal();
        const qreal height = item.property("contentHeight").toReal();
        qreal x = 0;
        qreal y = 0;
        const int horizontal = item.property("horizontalAlignment").toInt();
        const int vertical = item.property("verticalAlignment").toInt();
        if (horizontal & Qt::AlignRight)
            x = item.width() - width;
        else if (horizontal & Qt::AlignHCenter)
            x = (item.width() - width) / 2;
        if (vertical & Qt::AlignBottom)
            y = item.height() - height;
        else if (vertical & Qt::AlignVCenter)
            y = (item.height() - height) / 2;
        return item.mapRectToScene(QRectF(x, y, width, height));
    }

    void text(const Seen &seen)
    {
        if (seen.item->property("text").toString().trimmed().isEmpty() || seen.visible.isEmpty())
            return;
        const QRectF filled = letters(*seen.item);
        if (seen.item->property("truncated").toBool() || filled.width() > seen.whole.width() + kSlack
            || filled.height() > seen.whole.height() + kSlack)
            fault(seen, QStringLiteral("does not fit its own room"));
        for (QQuickItem *around = seen.item->parentItem(); around; around = around->parentItem()) {
            const QRectF room = around->mapRectToScene(QRectF(0, 0, around->width(), around->height()));
            const bool sideways = filled.left() < room.left() - kSlack || filled.right() > room.right() + kSlack;
            const bool upright = filled.top() < room.top() - kSlack || filled.bottom() > room.bottom() + kSlack;
            if (around->inherits("QQuickFlickable")) {
                if (sideways && around->property("orientation").toInt() == Qt::Horizontal)
                    return; // half scrolled away
                if (sideways)
                    fault(seen, QStringLiteral("is cut by the side of its page"));
                break; // beyond, it scrolls
            }
            if (around->inherits("QQuickAbstractButton") && (sideways || upright)) {
                fault(seen, QStringLiteral("leaves its button"));
                break;
            }
        }
        if (filled.right() > m_window.width() + kSlack || filled.left() < -kSlack)
            fault(seen, QStringLiteral("leaves the window"));
        const QRectF shown = filled.intersected(seen.visible);
        if (shown.width() < filled.width() - kSlack || shown.height() < filled.height() - kSlack)
            return; // half scrolled away
        m_texts.push_back({seen.item, filled, shown, seen.enabled});
        if (seen.enabled)
            contrast(seen, shown, m_bars.contrast);
    }

    void glyph(const Seen &seen)
    {
        if (seen.enabled && seen.visible == seen.whole && !seen.whole.isEmpty())
            contrast(seen, seen.whole, m_bars.glyphContrast);
    }

    void contrast(const Seen &seen, const QRectF &area, double bar)
    {
        const double found = contrastOf(seen.item->property("color").value<QColor>(), m_picture, area);
        if (found < bar)
            fault(seen, QStringLiteral("has a contrast of %1, not %2").arg(found, 0, 'f', 2).arg(bar));
    }

    void control(const Seen &seen)
    {
        static constexpr const char *kControls[] = {"QQuickAbstractButton", "QQuickTextField", "QQuickTextArea",
                                                    "QQuickSlider"};
        const bool isControl = std::any_of(std::begin(kControls), std::end(kControls),
                                           [&](const char *name) { return seen.item->inherits(name); });
        if (!isControl || seen.visible.isEmpty())
            return;
        m_controls.push_back(seen);
        const bool isStep = QByteArray(seen.item->metaObject()->className()).startsWith("StepButton");
        const qreal least = isStep ? m_bars.step : m_bars.target;
        if (seen.item->width() < least || seen.item->height() < least)
            fault(
                seen,
                QStringLiteral("is %1 x %2, less than %3").arg(seen.item->width()).arg(seen.item->height()).arg(least));
        QAccessibleInterface *told = QAccessible::queryAccessibleInterface(seen.item);
        if (!told || told->text(QAccessible::Name).trimmed().isEmpty())
            fault(seen, QStringLiteral("has no accessible name"));
        if (told && (told->role() == QAccessible::NoRole || told->role() == QAccessible::Client))
            fault(seen, QStringLiteral("has no accessible role"));
    }

    void overlaps()
    {
        for (std::size_t first = 0; first < m_texts.size(); ++first) {
            for (std::size_t second = first + 1; second < m_texts.size(); ++second) {
                const QRectF both = m_texts[first].visible.intersected(m_texts[second].visible);
                if (both.width() > kSlack && both.height() > 2 * kSlack)
                    fault(m_texts[first],
                          QStringLiteral("overlaps \"%1\"").arg(m_texts[second].item->property("text").toString()));
            }
            for (const Seen &control : m_controls) {
                const QRectF both = m_texts[first].visible.intersected(control.visible);
                if (both.width() > kSlack && both.height() > 2 * kSlack
                    && !control.item->isAncestorOf(m_texts[first].item)
                    && !m_texts[first].item->isAncestorOf(control.item))
                    fault(m_texts[first], QStringLiteral("lies under %1").arg(control.item->objectName()));
            }
        }
    }

    void fault(const Seen &seen, const QString &what)
    {
        QString name = seen.item->property("text").toString().left(40);
        if (name.isEmpty())
            name = seen.item->property("name").toString();
        QString control;
        for (QQuickItem *around = seen.item; around && control.isEmpty(); around = around->parentItem())
            control = around->objectName();
        const QString sentence =
            QStringLiteral("%1 \"%2\" in %3 at %4,%5 %6")
                .arg(QString::fromLatin1(seen.item->metaObject()->className()).section('_', 0, 0), name, control)
                .arg(seen.whole.x(), 0, 'f', 0)
                .arg(seen.whole.y(), 0, 'f', 0)
                .arg(what);
        m_faults << sentence;
    }

    const QQuickWindow &m_window;
    const QImage &m_picture;
    Bars m_bars;
    std::vector<Seen> m_seen;
    std::vector<Seen> m_texts;
    std::vector<Seen> m_controls;
    QStringList m_faults;
};

} // namespace

QStringList inspect(const QQuickWindow &window, const QImage &picture, const Bars &bars)
{
    return Inspector(window, picture, bars).run();
}

} // namespace plumbline::qmltest
