import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline

// One question with its answer; a tap goes back to it.
T.AbstractButton {
    id: row

    required property int index
    required property string code
    required property string question
    required property int level
    required property string notInvolved
    required property bool answered
    property var labels: []
    readonly property string said: notInvolved !== "" ? notInvolved : level > 0 ? level + "  " + (labels[level - 1] ?? "") : answered ? qsTr("Does not apply") : qsTr("Open")

    objectName: "review-" + code
    implicitHeight: Math.max(Theme.step, line.implicitHeight + 24)
    Accessible.role: Accessible.Button
    Accessible.name: question + ": " + said
    Keys.onReturnPressed: clicked()

    contentItem: RowLayout {
        id: line
        spacing: 16

        Words {
            text: row.index + 1
            quiet: true
            strong: true
            horizontalAlignment: Text.AlignRight
            Layout.leftMargin: 14
            Layout.preferredWidth: 30
            Accessible.ignored: true
        }

        Words {
            text: row.question
            size: Theme.body
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Accessible.ignored: true
        }

        Words {
            text: row.said
            strong: true
            color: row.answered ? Theme.primary : Theme.warn
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Accessible.ignored: true
        }

        Glyph {
            name: "forward"
            color: Theme.muted
            Layout.rightMargin: 14
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: row.down ? Theme.primarySoft : row.answered ? Theme.surface : Theme.warnSoft
        border.width: row.visualFocus ? 3 : Theme.line
        border.color: row.visualFocus ? Theme.star : row.answered ? Theme.outline : Theme.warn
    }
}
