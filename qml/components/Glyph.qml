import QtQuick
import QtQuick.Shapes
import Plumbline

// One line icon. Decoration only: what it stands for is said beside it or by its control.
Item {
    id: glyph

    property string name
    property color color: Theme.text
    property int size: 24
    property real stroke: 2
    property bool filled: false

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Shape {
        width: 24
        height: 24
        scale: glyph.size / 24
        transformOrigin: Item.TopLeft

        ShapePath {
            strokeColor: glyph.color
            strokeWidth: glyph.stroke
            fillColor: glyph.filled ? glyph.color : "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: Glyphs.paths[glyph.name] ?? ""
            }
        }
    }
}
