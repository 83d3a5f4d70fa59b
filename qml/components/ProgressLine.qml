import QtQuick
import Plumbline

// How many of how many.
Rectangle {
    id: line

    property int value: 0
    property int total: 1
    readonly property real part: total > 0 ? Math.min(1, value / total) : 0

    implicitHeight: 8
    radius: 4
    color: Theme.surfaceAlt
    border.width: Theme.sunlight ? 1 : 0
    border.color: Theme.outline
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1 of %2").arg(value).arg(total)

    Rectangle {
        width: parent.width * line.part
        height: parent.height
        radius: parent.radius
        color: line.part >= 1 ? Theme.good : Theme.primary
    }
}
