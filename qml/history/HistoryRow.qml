import QtQuick
import QtQuick.Layouts
import Plumbline

// One change of one field: from what to what, by whom, when, where, why.
Panel {
    id: row

    required property int index
    required property string field
    required property string before
    required property string after
    required property string author
    required property string when
    required property string device
    required property string reason
    required property bool erased
    required property bool settles
    readonly property string to: erased ? qsTr("(erased)") : after

    objectName: "history" + index
    Accessible.role: Accessible.StaticText
    Accessible.name: field + ": " + before + " → " + to

    Column {
        id: column
        width: parent.width
        spacing: 6

        RowLayout {
            width: column.width
            spacing: 12

            Words {
                text: row.field
                size: Theme.small
                quiet: true
                strong: true
                Layout.fillWidth: true
            }

            Badge {
                visible: row.settles
                tone: "info"
                glyph: "split"
                text: qsTr("Settled a conflict")
            }
        }

        Item {
            width: column.width
            implicitHeight: Math.max(former.visible ? former.height : 0, latter.height)

            Words {
                id: former
                width: Math.min(implicitWidth, column.width * 0.4)
                visible: row.before !== ""
                text: row.before
                size: Theme.lead
                quiet: true
            }

            Glyph {
                id: arrow
                x: former.width + 12
                y: 4
                visible: row.before !== ""
                name: "forward"
                color: Theme.muted
                size: 20
            }

            Words {
                id: latter
                objectName: "historyAfter" + row.index
                anchors.left: parent.left
                anchors.leftMargin: row.before !== "" ? arrow.x + arrow.width + 12 : 0
                anchors.right: parent.right
                text: row.to || qsTr("(empty)")
                size: Theme.lead
                strong: true
            }
        }

        Words {
            text: row.when + " · " + row.author + " · " + row.device
            size: Theme.small
            quiet: true
            width: column.width
        }

        Words {
            visible: row.reason !== ""
            text: qsTr("Reason: %1").arg(row.reason)
            size: Theme.small
            width: column.width
        }
    }
}
