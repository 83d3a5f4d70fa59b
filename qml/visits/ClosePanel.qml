import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The end of a visit: afterwards what was found here is amended with a reason only.
Panel {
    id: panel

    required property SiteVisit site
    property bool done: false ///< every evaluation that was begun here is complete

    RowLayout {
        width: parent.width
        spacing: 12

        Glyph {
            name: panel.site.closed ? "lock" : "check"
            size: 28
            color: panel.site.closed ? Theme.good : Theme.primary
        }

        Column {
            spacing: 0
            Layout.fillWidth: true

            Words {
                objectName: "visitState"
                text: panel.site.closed ? qsTr("The visit is closed") : qsTr("Finished here?")
                strong: true
                width: parent.width
            }

            Words {
                text: panel.site.closed ? qsTr("What was found here can still be amended, each time with a reason.") : panel.done ? qsTr("After closing, amendments need a reason.") : qsTr("Something is still open here. After closing, amendments need a reason.")
                size: Theme.small
                quiet: true
                width: parent.width
            }
        }

        PushButton {
            objectName: "amendVisit"
            visible: panel.site.needsReason
            text: qsTr("Amend…")
            onClicked: panel.site.document.reasonAsked()
        }

        PushButton {
            objectName: "closeVisit"
            visible: !panel.site.closed
            text: qsTr("Close the visit")
            onClicked: panel.site.close()
        }
    }
}
