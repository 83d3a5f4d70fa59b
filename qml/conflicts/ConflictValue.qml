import QtQuick
import QtQuick.Layouts
import Plumbline

// One of the values of a conflict: what, who, when, on which device, and what stands beside it.
Rectangle {
    id: value

    required property int index
    required property var modelData
    property int conflict: 0
    property bool locked: false
    property bool late: false

    signal picked

    implicitHeight: column.implicitHeight + 32
    radius: Theme.radius
    color: modelData.used ? Theme.primarySoft : Theme.surface
    border.width: Math.max(1, Theme.line)
    border.color: modelData.used ? Theme.primary : Theme.outline
    Accessible.role: Accessible.Grouping
    Accessible.name: modelData.text

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.margins: 16
        spacing: 8

        Words {
            objectName: "conflictText" + value.conflict + "-" + value.index
            text: value.modelData.text
            size: Theme.heading
            strong: true
            Layout.fillWidth: true
        }

        Words {
            text: value.modelData.author + " · " + value.modelData.device
            Layout.fillWidth: true
        }

        Words {
            text: value.modelData.when
            quiet: true
            Layout.fillWidth: true
        }

        Words {
            text: qsTr("Beside it: %1").arg(value.modelData.evidence)
            visible: value.modelData.evidence !== ""
            quiet: true
            Layout.fillWidth: true
        }

        Badge {
            visible: value.modelData.used
            tone: "plain"
            text: value.late ? qsTr("Handed in: counts") : qsTr("Counts meanwhile")
        }

        Item {
            Layout.fillHeight: true
        }

        PushButton {
            objectName: "settle" + value.conflict + "-" + value.index
            visible: !value.locked
            tone: "primary"
            glyph: "check"
            text: qsTr("This one holds")
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(60, implicitHeight)
            onClicked: value.picked()
        }
    }
}
