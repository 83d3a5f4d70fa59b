pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Before the first question: who asks, what is recorded, why, and what becomes of it.
Item {
    id: notice

    required property CustomerVisit visit
    property int inner: 24
    readonly property var points: [{
            "glyph": "scales",
            "text": qsTr("An auditor is assessing the after-sales service of this company. Your answers are part of the assessment and count as much as anybody else's.")
        }, {
            "glyph": "list",
            "text": qsTr("Recorded: your answers and when you gave each, your language, your name if you gave it, and your signature.")
        }, {
            "glyph": "lock",
            "text": qsTr("They are encrypted on this tablet and go to the certification body only. Until you hand in you can change every answer; afterwards nobody can, not even the auditor.")
        }, {
            "glyph": "person",
            "text": qsTr("Taking part is your choice: you can stop at any time. You can later ask the certification body to erase your name and signature.")
        }]

    ScrollPage {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: foot.top
        widest: 860
        inner: notice.inner

        Words {
            text: qsTr("What do you think of the service since the work was finished?")
            size: Theme.question
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Words {
            text: qsTr("%1 questions, one tap each. It takes about five minutes.").arg(notice.visit.answers.count)
            size: Theme.lead
            Layout.fillWidth: true
        }

        Repeater {
            model: notice.points

            RowLayout {
                id: point
                required property var modelData
                spacing: 18
                Layout.fillWidth: true

                Glyph {
                    name: point.modelData.glyph
                    color: Theme.primary
                    size: 32
                    Layout.alignment: Qt.AlignTop
                }

                Words {
                    text: point.modelData.text
                    size: Theme.lead
                    Layout.fillWidth: true
                }
            }
        }
    }

    CustomerFoot {
        id: foot
        inner: notice.inner

        PushButton {
            objectName: "noticeAccept"
            tone: "primary"
            glyph: "check"
            text: qsTr("I have read this and take part")
            font.pixelSize: Theme.lead
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(Theme.step, implicitHeight)
            onClicked: notice.visit.accept()
        }
    }
}
