pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Why not one star more: each condition that is lacking, by how much, and what would close the gap.
Panel {
    id: panel

    required property WhyView why

    signal opened(string page)

    visible: why.nextStars > 0
    implicitHeight: visible ? column.implicitHeight + 2 * padding : 0

    ColumnLayout {
        id: column
        width: parent.width
        spacing: 14

        Words {
            text: qsTr("What %n star(s) would take", "", panel.why.nextStars)
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Repeater {
            model: panel.why.hurdles

            Column {
                id: hurdle
                required property var modelData
                required property int index
                readonly property int shownItems: 5
                spacing: 6
                Layout.fillWidth: true

                Item {
                    width: hurdle.width
                    implicitHeight: Math.max(sentence.height, way.height)

                    Words {
                        id: sentence
                        anchors.left: parent.left
                        anchors.right: way.left
                        anchors.rightMargin: 10
                        anchors.verticalCenter: parent.verticalCenter
                        text: hurdle.modelData.sentence
                        strong: true
                    }

                    PushButton {
                        id: way
                        objectName: "hurdle-" + hurdle.modelData.condition
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: qsTr("Go there")
                        onClicked: panel.opened(hurdle.modelData.condition)
                    }
                }

                Words {
                    visible: hurdle.modelData.items.length > 0
                    text: qsTr("Full marks on these would be enough, and bring so many points:")
                    quiet: true
                    width: hurdle.width
                }

                Repeater {
                    model: hurdle.modelData.items.slice(0, hurdle.shownItems)

                    ListLine {
                        required property var modelData
                        lead: modelData.code
                        text: modelData.title
                        value: "+" + modelData.lost
                        width: hurdle.width
                    }
                }

                Words {
                    visible: hurdle.modelData.items.length > hurdle.shownItems
                    text: qsTr("… and %1 more").arg(hurdle.modelData.items.length - hurdle.shownItems)
                    quiet: true
                    width: hurdle.width
                }

                Repeater {
                    model: hurdle.modelData.indicators

                    Words {
                        required property string modelData
                        text: modelData
                        width: hurdle.width
                    }
                }
            }
        }
    }
}
