pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// The photos of an item or a site, and one more.
ColumnLayout {
    id: strip

    required property Session session
    property int kind: 0
    property string key
    property bool locked: false
    property string prefix: "photo"
    readonly property int count: photos.count
    property string gone ///< the photo taken off last: it can be put back as long as one is here

    onKeyChanged: gone = ""
    spacing: 8

    PhotoList {
        id: photos
        document: strip.session.document
        kind: strip.kind
        key: strip.key
    }

    Flow {
        spacing: 10
        Layout.fillWidth: true

        Repeater {
            model: photos

            T.AbstractButton {
                id: thumb
                required property int index
                required property string name
                required property string added
                required property string taken
                required property string position
                required property string original
                objectName: strip.prefix + index
                implicitWidth: 112
                implicitHeight: 84
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Photo %1, %2").arg(index + 1).arg(taken || added)
                Keys.onReturnPressed: clicked()
                onClicked: viewer.show(thumb)

                contentItem: Image {
                    objectName: strip.prefix + "Image" + thumb.index
                    readonly property bool shown: status === Image.Ready
                    source: "image://attachment/" + thumb.name
                    sourceSize: Qt.size(224, 168)
                    fillMode: Image.PreserveAspectCrop
                    asynchronous: true
                    clip: true
                }

                background: Rectangle {
                    color: Theme.surfaceAlt
                    border.width: thumb.visualFocus ? 3 : Math.max(1, Theme.line)
                    border.color: thumb.visualFocus ? Theme.star : Theme.outline
                }

                padding: Math.max(1, Theme.line)
            }
        }

        PushButton {
            objectName: strip.prefix + "Add"
            glyph: photos.busy ? "clock" : "camera"
            text: photos.busy ? qsTr("One moment…") : qsTr("Photo")
            enabled: !strip.locked && !photos.busy
            onClicked: addSheet.open()
        }
    }

    Banner {
        objectName: strip.prefix + "Gone"
        tone: "info"
        text: strip.gone !== "" && !strip.locked ? qsTr("The photo was taken off here.") : ""
        action: qsTr("Put it back")
        actionName: strip.prefix + "PutBack"
        Layout.fillWidth: true
        onTriggered: {
            photos.putBack(strip.gone);
            strip.gone = "";
        }
    }

    AddPhotoSheet {
        id: addSheet
        name: strip.prefix + "Source"
        settings: strip.session.settings
        onTaken: file => photos.add(file, strip.session.settings.keepOriginals, true)
        onFileAsked: files.open()
    }

    FileSheet {
        id: files
        name: strip.prefix + "File"
        title: qsTr("Photo from a file")
        filters: [qsTr("Pictures (*.jpg *.jpeg *.png)")]
        onChosen: file => photos.add(file, strip.session.settings.keepOriginals)
    }

    PhotoViewer {
        id: viewer
        name: strip.prefix + "Viewer"
        locked: strip.locked
        onRemoved: photo => {
            if (photos.remove(photo, ""))
                strip.gone = photo;
        }
    }
}
