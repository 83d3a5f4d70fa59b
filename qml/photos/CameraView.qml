import QtCore
import QtQuick
import QtMultimedia
import Plumbline
import Plumbline.Mobile

// What the camera sees, and its shutter. The file it writes is taken into the sealed store and then deleted.
Item {
    id: view

    property string name
    readonly property bool available: devices.videoInputs.length > 0

    signal taken(url file)

    MediaDevices {
        id: devices
    }

    CaptureSession {
        videoOutput: output

        camera: Camera {
            active: view.available
        }

        imageCapture: ImageCapture {
            id: shutter
            onImageSaved: (id, path) => view.taken(LocalFile.url(path))
        }
    }

    VideoOutput {
        id: output
        anchors.fill: parent
        anchors.bottomMargin: 84
    }

    PushButton {
        objectName: view.name + "Shutter"
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: 220
        height: Theme.step
        tone: "primary"
        glyph: "camera"
        text: qsTr("Take the photo")
        enabled: shutter.readyForCapture
        onClicked: shutter.captureToFile(StandardPaths.writableLocation(StandardPaths.TempLocation).toString().replace("file://", "") + "/plumbline-photo-" + Date.now() + ".jpg")
    }
}
