import QtQuick
import Plumbline

// One line icon. Decoration only: what it stands for is said beside it or by its control.
Item {
    id: glyph

    property string name
    property string path: Glyphs.paths[name] ?? ""
    property int grid: 24
    property color color: Theme.text
    property int size: 24
    property real stroke: 2
    property bool filled: false

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Image {
        width: glyph.size
        height: glyph.size
        sourceSize: Qt.size(glyph.size * Screen.devicePixelRatio, glyph.size * Screen.devicePixelRatio)
        source: glyph.path === "" ? "" : "image://glyph/" + encodeURIComponent([glyph.grid, glyph.stroke, glyph.filled ? 1 : 0, glyph.color.toString().slice(1), glyph.path].join("/"))
        Accessible.ignored: true
    }
}
