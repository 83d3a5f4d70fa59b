import QtQuick
import QtMultimedia
import Plumbline
import Plumbline.Mobile

// What the camera sees, until a QR code is in it. Loaded only when somebody scans: its module is no part of a start.
Item {
    id: scanner

    signal found(string text)

    implicitHeight: 320
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Picture of the camera")

    QrReader {
        id: reader
    }

    CaptureSession {
        camera: Camera {
            active: true
        }
        videoOutput: output
    }

    VideoOutput {
        id: output
        anchors.fill: parent
    }

    Words {
        anchors.centerIn: parent
        visible: devices.videoInputs.length === 0
        text: qsTr("This tablet has no camera. Type the link, or read the code from a picture.")
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
    }

    MediaDevices {
        id: devices
    }

    Timer {
        interval: 300 // three looks a second find a code that is held still
        running: devices.videoInputs.length > 0
        repeat: true
        onTriggered: output.grabToImage(result => {
                const text = reader.read(result.image);
                if (text !== "")
                    scanner.found(text);
            })
    }
}
