pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline

// One item: what to check, five levels, what the levels mean here, a note.
Rectangle {
    id: row

    required property string code
    required property string title
    required property string check
    required property string evidence
    required property string dimensionTitle
    required property string groupTitle
    required property int level
    required property var levelLines
    required property string note
    required property int photos
    required property string notInvolved
    required property bool exempt
    required property int saveState
    property var labels: []
    readonly property bool wide: width >= 900
    readonly property bool out: notInvolved !== "" || exempt

    signal graded(int level)
    signal moreAsked
    signal reasonAsked

    objectName: "management-" + code
    implicitHeight: column.implicitHeight + 28
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.outline
    Accessible.role: Accessible.Grouping
    Accessible.name: code + " " + title

    ColumnLayout {
        id: column
        x: 16
        y: 14
        width: parent.width - 32
        spacing: 10

        // Placed by hand, both: a layout keeps heights that its texts had at another width.
        Item {
            id: head
            implicitHeight: title.height
            Layout.fillWidth: true

            Words {
                id: code
                text: row.code
                size: Theme.lead
                strong: true
                color: Theme.primary
            }

            Words {
                id: title
                x: code.width + 10
                width: mark.x - x - 10
                text: row.title
                size: Theme.lead
                strong: true
            }

            SaveMark {
                id: mark
                x: head.width - width
                y: 4
                entered: row.level > 0 || row.notInvolved !== ""
                saveState: row.saveState
            }
        }

        Item {
            id: grading
            readonly property real beside: row.wide ? Math.round(width * 0.38) : 0
            implicitHeight: row.wide ? Math.max(check.height, steps.height) : check.height + 10 + steps.height
            Layout.fillWidth: true

            Words {
                id: check
                text: row.check
                width: row.wide ? grading.beside - 20 : grading.width
            }

            FiveSteps {
                id: steps
                x: grading.beside
                y: row.wide ? 0 : check.height + 10
                width: grading.width - x
                prefix: "level-" + row.code + "-"
                labels: row.labels
                level: row.out ? 0 : row.level
                saveState: row.saveState
                enabled: !row.exempt
                onPicked: level => row.graded(level)
            }
        }

        Words {
            visible: row.level > 0 && !row.out
            text: row.level > 0 ? row.levelLines[row.level - 1] : ""
            size: Theme.small
            quiet: true
            Layout.fillWidth: true
        }

        Words {
            visible: row.out
            text: row.exempt ? qsTr("Not involved in the whole audit.") : qsTr("Not involved: %1").arg(row.notInvolved)
            color: Theme.primary
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: 8

            PushButton {
                objectName: "more-" + row.code
                tone: "quiet"
                text: qsTr("Levels, evidence, note")
                onClicked: row.moreAsked()
            }

            Badge {
                visible: row.note !== ""
                text: qsTr("Note")
                glyph: "note"
            }

            Badge {
                objectName: "photos-" + row.code
                visible: row.photos > 0
                text: qsTr("%n photo(s)", "", row.photos)
                glyph: "camera"
            }

            Item {
                Layout.fillWidth: true
            }

            PushButton {
                objectName: "notInvolved-" + row.code
                tone: "quiet"
                text: row.notInvolved !== "" ? qsTr("Change…") : qsTr("Not involved…")
                enabled: !row.exempt
                onClicked: row.reasonAsked()
            }
        }
    }
}
