pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Three figures: only on this device, confirmed by the office, bytes left; and when it was last confirmed.
ColumnLayout {
    id: counts

    required property SyncStatus sync
    readonly property string toSend: sync.bytesLeft >= 1048576 ? qsTr("%1 MB").arg((sync.bytesLeft / 1048576).toFixed(1)) : qsTr("%1 kB").arg(Math.ceil(sync.bytesLeft / 1024))

    spacing: 10

    Flow {
        spacing: 10
        Layout.fillWidth: true

        Repeater {
            model: [{
                    "name": "unconfirmedCount",
                    "figure": counts.sync.unconfirmed,
                    "label": qsTr("only on this tablet"),
                    "tone": counts.sync.unconfirmed > 0 ? Theme.warn : Theme.good
                }, {
                    "name": "confirmedCount",
                    "figure": counts.sync.confirmed,
                    "label": qsTr("confirmed by the office"),
                    "tone": Theme.good
                }, {
                    "name": "bytesLeft",
                    "figure": counts.toSend,
                    "label": qsTr("left to send"),
                    "tone": Theme.text
                }]

            Rectangle {
                id: tile
                required property var modelData
                width: Math.max(190, label.implicitWidth + 32)
                height: figure.implicitHeight + label.implicitHeight + 26
                radius: Theme.radius
                color: Theme.surfaceAlt
                border.width: Theme.sunlight ? 1 : 0
                border.color: Theme.outline
                Accessible.role: Accessible.StaticText
                Accessible.name: figure.text + " " + label.text

                Words {
                    id: figure
                    objectName: tile.modelData.name
                    x: 16
                    y: 10
                    text: tile.modelData.figure
                    size: Theme.question
                    strong: true
                    color: tile.modelData.tone
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }

                Words {
                    id: label
                    anchors.left: figure.left
                    anchors.top: figure.bottom
                    anchors.topMargin: 2
                    text: tile.modelData.label
                    size: Theme.small
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }

    Words {
        visible: !isNaN(counts.sync.lastConfirmed.getTime())
        text: qsTr("Last confirmed %1").arg(Qt.formatDateTime(counts.sync.lastConfirmed, "yyyy-MM-dd HH:mm"))
        quiet: true
        Layout.fillWidth: true
    }
}
