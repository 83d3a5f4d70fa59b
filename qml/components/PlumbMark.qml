import QtQuick
import QtQuick.Shapes
import Plumbline

// The mark of the product: a plumb bob on its line.
Item {
    id: mark

    property int size: 48

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        radius: width / 5
        color: Theme.primary
    }

    Shape {
        width: 48
        height: 48
        scale: mark.size / 48
        transformOrigin: Item.TopLeft

        ShapePath {
            strokeColor: Theme.primaryInk
            strokeWidth: 2.5
            fillColor: Theme.primaryInk
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: "M24 7 L24 21 M18 21 L30 21 L30 25 L24 41 L18 25 Z"
            }
        }
    }
}
