import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// One question, five answers. The next question comes by itself.
FocusScope {
    id: asked

    required property CustomerVisit visit
    property int inner: 24
    property bool upright: false
    property var item: visit.answers.item(visit.row)
    readonly property string code: item.code ?? ""
    readonly property bool settled: !advance.running

    function refresh() {
        item = visit.answers.item(visit.row);
    }

    function goOn() {
        advance.row = visit.row;
        advance.restart();
    }

    objectName: "customerQuestion"
    focus: true

    Connections {
        target: asked.visit.answers
        function onDataChanged() {
            asked.refresh();
        }
        function onModelReset() {
            asked.refresh();
        }
    }

    Connections {
        target: asked.visit
        function onRowChanged() {
            asked.refresh();
        }
    }

    // The answer is seen for a moment before the next question takes its place.
    Timer {
        id: advance
        property int row: -1
        interval: 240
        onTriggered: {
            if (asked.visit.row === row)
                asked.visit.next();
        }
    }

    Flickable {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: foot.top
        contentWidth: width
        contentHeight: Math.max(height, column.implicitHeight + 48)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: column
            x: asked.inner
            y: asked.upright ? 36 : Math.max(24, (parent.height - implicitHeight) / 2)
            width: parent.width - 2 * x
            spacing: asked.upright ? 28 : 40

            ColumnLayout {
                spacing: 10

                Words {
                    text: asked.item.dimensionTitle ?? ""
                    quiet: true
                    Layout.fillWidth: true
                }

                Words {
                    objectName: "questionText"
                    text: asked.item.question ?? ""
                    size: Theme.question
                    strong: true
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Heading
                }
            }

            FiveSteps {
                objectName: "customerSteps"
                labels: asked.visit.answers.stepLabels
                level: asked.item.notInvolved ? 0 : asked.item.level ?? 0
                saveState: asked.item.saveState ?? 0
                upright: asked.upright
                labelSize: Theme.lead
                focus: true
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(implicitHeight, asked.upright ? 5 * 108 + 40 : 160)
                onPicked: level => {
                    asked.visit.answer(level);
                    asked.goOn();
                }
            }

            Banner {
                objectName: "notForMeShown"
                tone: "info"
                text: asked.item.notInvolved ?? ""
                Layout.fillWidth: true
            }
        }
    }

    CustomerFoot {
        id: foot
        inner: asked.inner

        PushButton {
            objectName: "customerPrevious"
            glyph: "back"
            text: asked.visit.fromReview ? qsTr("To my answers") : qsTr("Back")
            enabled: asked.visit.fromReview || asked.visit.row > 0
            Layout.preferredHeight: Math.max(60, implicitHeight)
            onClicked: {
                advance.stop();
                asked.visit.previous();
            }
        }

        PushButton {
            objectName: "notForMe"
            glyph: "none"
            text: qsTr("Does not apply to me")
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(60, implicitHeight)
            onClicked: sheet.open()
        }

        PushButton {
            objectName: "customerNext"
            glyph: "forward"
            text: qsTr("Next")
            enabled: asked.item.answered ?? false
            Layout.preferredHeight: Math.max(60, implicitHeight)
            onClicked: {
                advance.stop();
                asked.visit.next();
            }
        }
    }

    NotForMeSheet {
        id: sheet
        onGiven: reason => {
            asked.visit.notForMe(reason);
            asked.goOn();
        }
    }
}
