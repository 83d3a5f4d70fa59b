import QtQuick
import Plumbline

// A flat card whose height follows its single child.
Rectangle {
    id: panel

    property int padding: 16
    default property alias content: holder.data

    implicitHeight: holder.childrenRect.height + 2 * padding
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.outline

    Item {
        id: holder
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: panel.padding
        height: childrenRect.height
    }
}
