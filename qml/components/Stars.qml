pragma ComponentBehavior: Bound
import QtQuick
import Plumbline

// The certificate's stars.
Row {
    id: stars

    property int value: 0
    property int size: 40

    spacing: 6
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%n star(s)", "", value)

    Repeater {
        model: 5

        Glyph {
            required property int index
            name: "star"
            size: stars.size
            stroke: 1.6
            filled: index < stars.value
            color: index < stars.value ? Theme.star : Theme.muted
        }
    }
}
