import QtQuick
import QtQuick.Layouts
import Plumbline

// What can be done on a page of the customer's, always at its foot.
Rectangle {
    id: foot

    property int inner: 24
    default property alias content: row.data

    anchors.left: parent.left
    anchors.right: parent.right
    anchors.bottom: parent.bottom
    implicitHeight: row.implicitHeight + 28
    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Theme.line
        color: Theme.outline
    }

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: foot.inner
        anchors.rightMargin: foot.inner
        spacing: 14
    }
}
