import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Where the photo comes from: the camera where there is one, else a file.
Sheet {
    id: sheet

    required property Settings settings
    property bool noCamera: false

    signal taken(url file)
    signal fileAsked

    title: qsTr("Add a photo")
    confirms: false

    GridLayout {
        columns: sheet.width > 500 ? 2 : 1
        columnSpacing: 12
        rowSpacing: 12
        Layout.fillWidth: true

        PushButton {
            objectName: sheet.name + "Camera"
            glyph: "camera"
            text: sheet.noCamera ? qsTr("No camera here") : qsTr("Camera")
            enabled: !sheet.noCamera
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Math.max(Theme.step, implicitHeight)
            onClicked: camera.setSource("CameraView.qml")
        }

        PushButton {
            objectName: sheet.name + "File"
            glyph: "file"
            text: qsTr("From a file")
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Math.max(Theme.step, implicitHeight)
            onClicked: {
                sheet.close();
                sheet.fileAsked();
            }
        }
    }

    RowLayout {
        spacing: 12
        Layout.fillWidth: true

        Words {
            text: qsTr("Keep the original too, in full size")
            Layout.fillWidth: true
        }

        Toggle {
            objectName: sheet.name + "Original"
            checked: sheet.settings.keepOriginals
            Accessible.name: qsTr("Keep the original too, in full size")
            onToggled: sheet.settings.keepOriginals = checked
        }
    }

    // The camera's module is loaded only when somebody asks for it; where it is missing there is no camera.
    Loader {
        id: camera
        Layout.fillWidth: true
        Layout.preferredHeight: item ? 320 : 0
        visible: item !== null
        onStatusChanged: {
            if (status === Loader.Error)
                sheet.noCamera = true;
        }
        onLoaded: {
            const view = camera.item;
            view.name = sheet.name;
            if (!view.available) {
                sheet.noCamera = true;
                camera.source = "";
                return;
            }
            view.taken.connect(file => {
                    camera.source = "";
                    sheet.close();
                    sheet.taken(file);
                });
        }
    }

    onClosed: camera.source = ""
}
