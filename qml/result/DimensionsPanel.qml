pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline

// The five dimensions: a radar, and the same figures in words.
Panel {
    id: panel

    property var dimensions: []

    GridLayout {
        width: parent.width
        columns: panel.width > 860 ? 2 : 1
        columnSpacing: 28
        rowSpacing: 16

        Radar {
            dimensions: panel.dimensions
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: 320
            Layout.preferredHeight: 300
        }

        GridLayout {
            columns: 3
            columnSpacing: 18
            rowSpacing: 12
            Layout.fillWidth: true

            Words {
                text: qsTr("Dimension")
                strong: true
                quiet: true
                Layout.fillWidth: true
            }

            Words {
                text: qsTr("Service")
                strong: true
                color: Theme.primary
                horizontalAlignment: Text.AlignRight
                Layout.preferredWidth: 120
            }

            Words {
                text: qsTr("Management")
                strong: true
                color: Theme.star
                horizontalAlignment: Text.AlignRight
                Layout.preferredWidth: 120
            }

            Repeater {
                model: panel.dimensions.length * 3

                Words {
                    required property int index
                    readonly property var dimension: panel.dimensions[Math.floor(index / 3)]
                    text: index % 3 === 0 ? dimension.number + "  " + dimension.title : (index % 3 === 1 ? dimension.service : dimension.management) || "–"
                    strong: index % 3 > 0
                    horizontalAlignment: index % 3 === 0 ? Text.AlignLeft : Text.AlignRight
                    Layout.fillWidth: index % 3 === 0
                    Layout.preferredWidth: index % 3 === 0 ? -1 : 120
                }
            }
        }
    }
}
