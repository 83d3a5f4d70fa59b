import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline

// A page's content as one column that scrolls, no wider than reads well.
Flickable {
    id: scroll

    property int widest: 980
    property int inner: 20
    default property alias content: column.data

    contentWidth: width
    contentHeight: column.implicitHeight + 2 * inner
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    T.ScrollBar.vertical: Scroller {
    }

    ColumnLayout {
        id: column
        x: Math.max(scroll.inner, (scroll.width - width) / 2)
        y: scroll.inner
        width: Math.min(scroll.widest, scroll.width - 2 * scroll.inner)
        spacing: 16
    }
}
