pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline

// What the five levels look like for this group of items, what to look for, and the auditor's note.
ColumnLayout {
    id: details

    required property var levelLines
    required property int level
    required property string evidence
    required property string note
    required property string code

    signal noted(string owner, string text)

    spacing: 8

    Repeater {
        model: details.levelLines

        RowLayout {
            id: line
            required property int index
            required property string modelData
            spacing: 10
            Layout.fillWidth: true

            Words {
                text: line.index + 1
                strong: true
                color: Theme.level(line.index + 1)
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 18
            }

            Words {
                text: line.modelData
                strong: details.level === line.index + 1
                Layout.fillWidth: true
            }
        }
    }

    Words {
        text: qsTr("Look for: %1").arg(details.evidence)
        quiet: true
        Layout.fillWidth: true
    }

    NoteEntry {
        fieldName: "managementNote-" + details.code
        label: qsTr("Note")
        hint: qsTr("Evidence seen: document, number, place")
        value: details.note
        owner: details.code
        Layout.fillWidth: true
        onTyped: (owner, text) => details.noted(owner, text)
    }
}
