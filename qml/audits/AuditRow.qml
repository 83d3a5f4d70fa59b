import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// One audit: whose, and whether everything in it is safe at the office.
T.AbstractButton {
    id: row

    required property Session session
    required property string auditId
    required property string organisation
    required property double changes
    required property double own
    required property double confirmed
    readonly property double waiting: own - confirmed

    objectName: "audit-" + auditId
    implicitHeight: Math.max(84, contentItem.implicitHeight + 32)
    Accessible.role: Accessible.Button
    Accessible.name: organisation
    Keys.onReturnPressed: clicked()
    onClicked: session.navigator.open("projects", {
            "audit": auditId
        })

    contentItem: RowLayout {
        spacing: 16

        Glyph {
            Layout.leftMargin: 20
            name: "site"
            size: 32
            color: Theme.primary
        }

        Column {
            spacing: 4
            Layout.fillWidth: true

            Words {
                text: row.organisation || qsTr("(no name yet)")
                size: Theme.lead
                strong: true
                width: parent.width
                Accessible.ignored: true
            }

            Words {
                text: qsTr("%n entry(ies) on record", "", row.changes)
                size: Theme.small
                quiet: true
                width: parent.width
            }
        }

        Badge {
            visible: row.own > 0
            text: row.waiting > 0 ? qsTr("%1 only here").arg(row.waiting) : qsTr("Confirmed")
            tone: row.waiting > 0 ? "warn" : "good"
            glyph: row.waiting > 0 ? "clock" : "check"
        }

        Glyph {
            Layout.rightMargin: 16
            name: "forward"
            color: Theme.muted
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: row.down ? Theme.primarySoft : Theme.surface
        border.width: row.visualFocus ? 3 : Theme.line
        border.color: row.visualFocus ? Theme.star : Theme.outline
    }
}
