import QtQuick
import Plumbline
import Plumbline.Mobile

// Asks why what is closed is amended; the edit that asked waits for the answer and is dropped without one.
ReasonSheet {
    id: sheet

    required property Session session

    name: "amendment"
    title: qsTr("This is closed")
    hint: qsTr("Why is it amended? The reason is kept with every change until you end the amendment.")
    onGiven: reason => session.document.amend(reason)
    onClosed: Qt.callLater(() => sheet.session.document?.dropWaiting())
}
