import QtQuick
import Plumbline
import Plumbline.Mobile

// The way to what happened to an entity of the open audit.
PushButton {
    id: button

    required property Session session
    required property int kind ///< AuditDocument.Kind
    required property string key
    property string of ///< for who cannot see beside what it stands

    tone: "quiet"
    glyph: "history"
    Accessible.name: qsTr("History of %1").arg(of)
    onClicked: session.navigator.open("history", {
            "audit": session.document.auditId,
            "kind": kind,
            "key": key
        })
}
