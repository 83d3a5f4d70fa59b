import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Signed by finger, then sealed.
Item {
    id: signing

    required property CustomerVisit visit
    property int inner: 24

    objectName: "customerSigning"

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.leftMargin: signing.inner
        anchors.rightMargin: signing.inner
        anchors.topMargin: 24
        anchors.bottomMargin: 16
        spacing: 16

        Words {
            text: qsTr("Please sign with your finger")
            size: Theme.question
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Words {
            text: qsTr("When you hand in, your answers are sealed: nobody can change them any more, neither you nor the auditor.")
            size: Theme.lead
            Layout.fillWidth: true
        }

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            SignaturePad {
                anchors.centerIn: parent
                signature: signing.visit.signature
                width: Math.min(parent.width, parent.height / ratio)
                height: width * ratio
            }
        }
    }

    CustomerFoot {
        id: foot
        inner: signing.inner

        PushButton {
            objectName: "signatureBack"
            glyph: "back"
            text: qsTr("To my answers")
            Layout.preferredHeight: Math.max(Theme.step, implicitHeight)
            onClicked: signing.visit.review()
        }

        PushButton {
            objectName: "signatureClear"
            glyph: "undo"
            text: qsTr("Sign again")
            enabled: signing.visit.signature.path !== ""
            Layout.preferredHeight: Math.max(Theme.step, implicitHeight)
            onClicked: signing.visit.signature.clear()
        }

        PushButton {
            objectName: "handInButton"
            tone: "primary"
            glyph: "lock"
            text: signing.visit.sealing ? qsTr("One moment…") : qsTr("Hand in and seal")
            enabled: !signing.visit.signature.empty && !signing.visit.sealing
            font.pixelSize: Theme.lead
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(Theme.step, implicitHeight)
            onClicked: signing.visit.handIn()
        }
    }
}
