import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline

// One figure of the result; a tap opens what it came from.
T.AbstractButton {
    id: panel

    property string title
    property string figure
    property string words
    property string detail
    property string warning

    signal opened

    implicitHeight: column.implicitHeight + 36
    implicitWidth: 200
    Accessible.role: Accessible.Button
    Accessible.name: title + " " + (figure || words || "–")
    Keys.onReturnPressed: clicked()
    onClicked: opened()

    contentItem: Item {
        Glyph {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 18
            name: "forward"
            color: Theme.muted
            size: 20
        }

        ColumnLayout {
            id: column
            x: 18
            y: 18
            width: parent.width - 36
            spacing: 6

            Words {
                text: panel.title
                strong: true
                quiet: true
                Layout.fillWidth: true
                Layout.rightMargin: 28
                Accessible.ignored: true
            }

            Words {
                text: panel.words || panel.figure || "–"
                size: panel.words ? Theme.question : Theme.figure
                strong: true
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.figure * 1.6
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }

            Words {
                text: panel.detail
                quiet: true
                Layout.fillWidth: true
            }

            Words {
                visible: text !== ""
                text: panel.warning
                color: Theme.warn
                size: Theme.small
                Layout.fillWidth: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: panel.down ? Theme.primarySoft : Theme.surface
        border.width: panel.visualFocus ? 3 : Theme.line
        border.color: panel.visualFocus ? Theme.star : Theme.outline
    }
}
