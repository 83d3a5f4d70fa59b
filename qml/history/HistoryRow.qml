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

    ColumnLayout {
        width: parent.width
        spacing: 6

        RowLayout {
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

        RowLayout {
            spacing: 12

            Words {
                visible: row.before !== ""
                text: row.before
                size: Theme.lead
                quiet: true
                Layout.fillWidth: row.before.length > 24
                Layout.maximumWidth: row.width * 0.4
            }

            Glyph {
                visible: row.before !== ""
                name: "forward"
                color: Theme.muted
                size: 20
            }

            Words {
                objectName: "historyAfter" + row.index
                text: row.to || qsTr("(empty)")
                size: Theme.lead
                strong: true
                Layout.fillWidth: true
            }
        }

        Words {
            text: row.when + " · " + row.author + " · " + row.device
            size: Theme.small
            quiet: true
            Layout.fillWidth: true
        }

        Words {
            visible: row.reason !== ""
            text: qsTr("Reason: %1").arg(row.reason)
            size: Theme.small
            Layout.fillWidth: true
        }
    }
}
