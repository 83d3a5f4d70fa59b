import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// The item at hand: what to check, what to look for, five steps, and what else can be said about it.
Item {
    id: card

    required property AnswerList answers
    required property Session session
    property int row: 0
    property var item: answers.item(row)
    readonly property string code: item.code ?? ""
    readonly property bool customers: answers.kind === "customer" ///< to be looked at, not altered
    readonly property bool draftsKept: session.drafts.kept
    readonly property int saveState: item.saveState ?? 0
    readonly property bool out: (item.notInvolved ?? "") !== "" || (item.exempt ?? false)

    signal answered(int level)
    signal historyAsked
    signal conflictAsked
    signal stepped(int by)

    /// By a key, wherever the focus is.
    function step(level) {
        if (steps.enabled)
            steps.picked(level);
    }

    function refresh() {
        item = answers.item(row);
    }

    objectName: "itemCard"
    onRowChanged: refresh()
    Component.onCompleted: refresh() // the model may have been filled before anything here listened

    Connections {
        target: card.answers
        function onDataChanged() {
            card.refresh();
        }
        function onModelReset() {
            card.refresh();
        }
    }

    Flickable {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        contentWidth: width
        contentHeight: column.implicitHeight + 40
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: Scroller {
        }

        ColumnLayout {
            id: column
            x: 24
            y: 20
            width: parent.width - 48
            spacing: 12

            RowLayout {
                spacing: 10

                Words {
                    text: card.item.dimensionTitle + " · " + card.item.groupTitle
                    size: Theme.small
                    quiet: true
                    Layout.fillWidth: true
                }

                SaveMark {
                    objectName: "itemSaveMark"
                    entered: card.item.answered ?? false
                    saveState: card.item.saveState ?? 0
                }
            }

            PushButton {
                objectName: "conflictBadge"
                visible: card.item.conflict ?? false
                tone: "danger"
                glyph: "split"
                text: qsTr("Two devices differ here: settle it")
                onClicked: card.conflictAsked()
            }

            Words {
                objectName: "itemTitle"
                text: card.item.code + "  " + card.item.title
                size: Theme.heading
                strong: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading

                TapHandler {
                    onLongPressed: card.historyAsked()
                }
            }

            Words {
                text: (card.customers ? card.item.question : card.item.check) ?? ""
                size: Theme.lead
                Layout.fillWidth: true
            }

            Words {
                text: qsTr("Look for: %1").arg(card.item.evidence)
                visible: (card.item.evidence ?? "") !== ""
                quiet: true
                Layout.fillWidth: true
            }

            Banner {
                text: card.answers.sealed ? qsTr("Handed in by the customer: nobody can alter these answers.") : card.customers ? qsTr("These answers belong to the customer: only the customer alters them, in customer mode.") : card.item.exempt ? qsTr("Not involved in the whole audit: needs no answer.") : card.item.notInvolved !== "" ? qsTr("Not involved: %1").arg(card.item.notInvolved) : ""
                tone: "info"
                Layout.fillWidth: true
            }

            ItemExtras {
                answers: card.answers
                row: card.row
                item: card.item
                session: card.session
                Layout.fillWidth: true
                onHistoryAsked: card.historyAsked()
            }
        }
    }

    Rectangle {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: visible ? footColumn.implicitHeight + 32 : 0
        visible: Theme.keyboardHeight === 0 // a note is being typed, and wants the room
        color: Theme.surface

        Rectangle {
            width: parent.width
            height: Theme.line
            color: Theme.outline
        }

        ColumnLayout {
            id: footColumn
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 16
            spacing: 12

            FiveSteps {
                id: steps
                labels: card.answers.stepLabels
                level: card.out ? 0 : card.item.level ?? 0
                saveState: card.item.saveState ?? 0
                enabled: !card.answers.sealed && !card.customers && !card.item.exempt
                focus: true
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(112, implicitHeight)
                onPicked: level => card.answered(level)
            }

            RowLayout {
                spacing: 10
                Layout.fillWidth: true

                PushButton {
                    objectName: "previousItem"
                    glyph: "back"
                    text: qsTr("Previous")
                    enabled: card.row > 0
                    onClicked: card.stepped(-1)
                }

                Item {
                    Layout.fillWidth: true
                }

                PushButton {
                    objectName: "nextItem"
                    glyph: "forward"
                    text: qsTr("Next")
                    enabled: card.row < card.answers.count - 1
                    onClicked: card.stepped(1)
                }
            }
        }
    }
}
