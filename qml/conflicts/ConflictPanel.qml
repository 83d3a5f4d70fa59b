pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline

// One field with more than one current value.
Panel {
    id: panel

    required property int index
    required property string title
    required property string place
    required property string field
    required property var values
    required property bool locked
    required property int kind
    required property string key
    property int columns: 2
    property bool late: false ///< too late for a hand-in: nothing is to be settled

    signal picked(int value)
    signal historyAsked

    objectName: "conflict" + index

    ColumnLayout {
        width: parent.width
        spacing: 14

        RowLayout {
            spacing: 12

            Glyph {
                name: "split"
                color: Theme.warn
                size: 28
                Layout.alignment: Qt.AlignTop
            }

            Column {
                spacing: 2
                Layout.fillWidth: true

                Words {
                    text: panel.title
                    size: Theme.lead
                    strong: true
                    width: parent.width
                    Accessible.role: Accessible.Heading
                }

                Words {
                    text: panel.place
                    visible: text !== ""
                    size: Theme.small
                    quiet: true
                    width: parent.width
                }

                Words {
                    text: panel.field
                    strong: true
                    width: parent.width
                }
            }

            PushButton {
                objectName: "conflictHistory" + panel.index
                glyph: "history"
                text: qsTr("History")
                Layout.alignment: Qt.AlignTop
                onClicked: panel.historyAsked()
            }
        }

        Banner {
            objectName: "conflictLocked" + panel.index
            tone: "info"
            text: panel.locked && !panel.late ? qsTr("Handed in on two devices: the first one counts. The whole evaluation can be left out with a reason.") : ""
            Layout.fillWidth: true
        }

        GridLayout {
            columns: Math.min(panel.columns, panel.values.length)
            columnSpacing: 12
            rowSpacing: 12
            Layout.fillWidth: true

            Repeater {
                model: panel.values

                ConflictValue {
                    conflict: panel.index
                    locked: panel.locked
                    late: panel.late
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    onPicked: panel.picked(index)
                }
            }
        }
    }
}
