pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// One management item at length: what each of the five levels looks like here, what to look for, the auditor's note.
Sheet {
    id: sheet

    required property ManagementList items
    required property Session session
    property var labels: []
    property string code
    property var item: ({})

    function show(which) {
        code = which;
        refresh();
        open();
    }

    function refresh() {
        item = items.item(code);
    }

    name: "details"
    title: code + "  " + (item.title ?? "")
    confirmText: qsTr("Done")
    cancels: false
    width: Math.min(820, (parent?.width ?? 820) - 40)
    onConfirmed: close()

    Connections {
        target: sheet.items
        function onDataChanged() {
            sheet.refresh();
        }
    }

    Repeater {
        model: 5

        T.AbstractButton {
            id: line
            required property int index
            readonly property int level: index + 1
            readonly property bool chosen: sheet.item.level === level
            objectName: "describedLevel" + level
            implicitHeight: Math.max(Theme.step, words.implicitHeight + 24)
            enabled: sheet.item.exempt !== true
            Layout.fillWidth: true
            Accessible.role: Accessible.RadioButton
            Accessible.name: level + " " + (sheet.labels[index] ?? "")
            Accessible.checkable: true
            Accessible.checked: chosen
            Keys.onReturnPressed: line.clicked()
            onClicked: sheet.items.grade(sheet.code, level)

            contentItem: RowLayout {
                spacing: 14

                Words {
                    text: line.level
                    size: Theme.heading
                    strong: true
                    color: Theme.level(line.level)
                    Layout.leftMargin: 16
                    Accessible.ignored: true
                }

                Column {
                    id: words
                    spacing: 2
                    Layout.fillWidth: true
                    Layout.rightMargin: line.chosen ? 0 : 16

                    Words {
                        text: sheet.labels[line.index] ?? ""
                        strong: true
                        width: parent.width
                        Accessible.ignored: true
                    }

                    Words {
                        text: sheet.item.levelLines ? sheet.item.levelLines[line.index] : ""
                        width: parent.width
                    }
                }

                Glyph {
                    visible: line.chosen
                    name: sheet.item.saveState === 0 ? "check" : sheet.item.saveState === 1 ? "clock" : "alert"
                    color: Theme.level(line.level)
                    Layout.rightMargin: 16
                }
            }

            background: Rectangle {
                radius: Theme.radius
                color: line.chosen || line.down ? Theme.levelSoft(line.level) : Theme.surface
                border.width: line.visualFocus ? 4 : line.chosen ? 3 : Math.max(1, Theme.line)
                border.color: line.visualFocus ? Theme.star : line.chosen ? Theme.level(line.level) : Theme.outline
            }
        }
    }

    Words {
        text: qsTr("Look for: %1").arg(sheet.item.evidence ?? "")
        quiet: true
        Layout.fillWidth: true
    }

    NoteEntry {
        fieldName: "managementNote"
        label: qsTr("Note")
        hint: qsTr("Evidence seen: document, number, place")
        value: sheet.item.note ?? ""
        owner: sheet.code
        drafts: sheet.session.drafts
        Layout.fillWidth: true
        onTyped: (owner, text) => sheet.items.setNote(owner, text)
    }

    PhotoStrip {
        session: sheet.session
        kind: AuditDocument.Management
        key: sheet.code
        prefix: "managementPhoto"
        Layout.fillWidth: true
    }

    HistoryButton {
        objectName: "managementHistory"
        session: sheet.session
        kind: AuditDocument.Management
        key: sheet.code
        of: sheet.code
        text: qsTr("History")
    }
}
