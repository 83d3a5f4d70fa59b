pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// All 34 items at one glance: answered, open, the one at hand. A tap goes there.
Rectangle {
    id: map

    required property AnswerList answers
    property int row: 0
    property bool upright: false
    property bool settled: true ///< the item at hand will not move on by itself
    readonly property int answered: answers.answered
    readonly property int waiting: answers.document ? answers.document.pending : 0

    signal picked(int row)

    objectName: "itemMap"
    implicitHeight: column.implicitHeight + 24
    color: Theme.surface
    Accessible.role: Accessible.List
    Accessible.name: qsTr("All items")

    Rectangle {
        width: map.upright ? parent.width : Theme.line
        height: map.upright ? Theme.line : parent.height
        x: map.upright ? 0 : parent.width - width
        color: Theme.outline
    }

    Flickable {
        anchors.fill: parent
        anchors.margins: 12
        contentWidth: width
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: column
            width: parent.width
            spacing: 10

            RowLayout {
                spacing: 10

                Words {
                    objectName: "answeredCount"
                    text: qsTr("%1 of %2").arg(map.answers.answered).arg(map.answers.count)
                    size: Theme.lead
                    strong: true
                }

                ProgressLine {
                    value: map.answers.answered
                    total: map.answers.count
                    Layout.fillWidth: true
                }
            }

            Flow {
                spacing: 6
                Layout.fillWidth: true

                Repeater {
                    model: map.answers

                    T.AbstractButton {
                        id: chip
                        required property int index
                        required property string code
                        required property string title
                        required property int level
                        required property bool answered
                        required property int saveState
                        readonly property bool here: index === map.row
                        objectName: "item-" + code
                        width: map.upright ? 60 : 58
                        height: 50
                        Accessible.role: Accessible.Button
                        Accessible.name: code + " " + title + ", " + (answered ? qsTr("answered") : qsTr("open"))
                        Keys.onReturnPressed: clicked()
                        onClicked: map.picked(chip.index)

                        contentItem: Item {
                            Text {
                                anchors.centerIn: parent
                                text: chip.code
                                color: chip.saveState === 2 ? Theme.bad : chip.here ? Theme.primaryInk : chip.answered ? Theme.good : Theme.text
                                font.pixelSize: Theme.small
                                font.bold: chip.here || chip.answered
                                Accessible.ignored: true
                            }
                        }

                        background: Rectangle {
                            radius: 8
                            color: chip.saveState === 2 ? Theme.badSoft : chip.here ? Theme.primary : chip.answered ? Theme.goodSoft : Theme.surface
                            border.width: chip.visualFocus ? 3 : chip.here ? 0 : Math.max(1, Theme.line)
                            border.color: chip.visualFocus ? Theme.star : chip.answered ? Theme.good : Theme.outline
                        }
                    }
                }
            }
        }
    }
}
