pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// All answers once more: each can be changed until they are handed in.
Item {
    id: review

    required property CustomerVisit visit
    property int inner: 24
    readonly property int open: visit.answers.count - visit.answers.answered

    objectName: "customerReview"

    Words {
        id: heading
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: review.inner
        anchors.rightMargin: review.inner
        anchors.topMargin: 20
        text: review.open > 0 ? qsTr("Still open: %1. Tap a question to answer it.").arg(review.open) : qsTr("Please look through your answers. Tap one to change it.")
        size: Theme.lead
        color: review.open > 0 ? Theme.warn : Theme.text
    }

    ListView {
        id: list
        objectName: "reviewList"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.bottom: foot.top
        anchors.leftMargin: review.inner
        anchors.rightMargin: review.inner
        topMargin: 16
        bottomMargin: 20
        spacing: 8
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: review.visit.answers
        T.ScrollBar.vertical: Scroller {
        }

        delegate: ReviewRow {
            width: list.width
            labels: review.visit.answers.stepLabels
            onClicked: review.visit.change(index)
        }
    }

    CustomerFoot {
        id: foot
        inner: review.inner

        PushButton {
            objectName: "reviewDone"
            tone: "primary"
            glyph: "pen"
            text: review.open > 0 ? qsTr("Still open: %1").arg(review.open) : qsTr("These are my answers: go on to sign")
            enabled: review.open === 0
            font.pixelSize: Theme.lead
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(Theme.step, implicitHeight)
            onClicked: review.visit.sign()
        }
    }
}
