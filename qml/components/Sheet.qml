import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline

// A question over the page: title, content, and what to do.
T.Popup {
    id: sheet

    property string title
    property string confirmText: qsTr("OK")
    property bool confirmEnabled: true
    property bool confirms: true ///< false where the content itself answers
    property bool cancels: true
    property string confirmTone: "primary"
    property string name: "sheet"
    default property alias content: body.data

    signal confirmed

    parent: T.Overlay.overlay
    x: Math.round(((parent?.width ?? 640) - width) / 2)
    y: Math.round(Math.max(8, ((parent?.height ?? 600) - Theme.keyboardHeight - implicitHeight) / 2)) // not height, which moving may change
    width: Math.min(640, (T.Overlay.overlay?.width ?? 640) - 40)
    implicitHeight: contentHeight + topPadding + bottomPadding
    padding: 24
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape

    T.Overlay.modal: Rectangle {
        color: "#99000000"
    }

    background: Rectangle {
        radius: Theme.radius + 4
        color: Theme.surface
        border.width: Theme.line
        border.color: Theme.outline
    }

    contentItem: ColumnLayout {
        spacing: 18
        Keys.onPressed: event => scroller.turn(event)

        Words {
            id: heading
            text: sheet.title
            size: Theme.heading
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Flickable {
            contentWidth: width
            contentHeight: body.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Math.max(2 * Theme.target, (T.Overlay.overlay?.height ?? 600) - Theme.keyboardHeight - heading.implicitHeight - foot.implicitHeight - 2 * sheet.padding - 36 - (Theme.keyboardHeight > 0 ? 16 : 48)))
            T.ScrollBar.vertical: Scroller {
                id: scroller
            }

            ColumnLayout {
                id: body
                width: parent.width
                spacing: 14
            }
        }

        RowLayout {
            id: foot
            spacing: 12

            Item {
                Layout.fillWidth: true
            }

            PushButton {
                objectName: sheet.name + "Cancel"
                visible: sheet.cancels
                text: sheet.confirms ? qsTr("Cancel") : qsTr("Close")
                onClicked: sheet.close()
            }

            PushButton {
                objectName: sheet.name + "Confirm"
                visible: sheet.confirms
                text: sheet.confirmText
                tone: sheet.confirmTone
                enabled: sheet.confirmEnabled
                onClicked: sheet.confirmed()
            }
        }
    }
}
