import QtQuick
import Plumbline

// The mark of the product: a plumb bob on its line.
Rectangle {
    id: mark

    property int size: 48

    implicitWidth: size
    implicitHeight: size
    radius: size / 5
    color: Theme.primary
    Accessible.ignored: true

    Glyph {
        size: mark.size
        grid: 48
        path: "M24 7 L24 21 M18 21 L30 21 L30 25 L24 41 L18 25 Z"
        color: Theme.primaryInk
        stroke: 2.5
        filled: true
    }
}
