import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The office's QR code: by the camera, or from a picture file.
Sheet {
    id: sheet

    property string fault

    signal found(string text)

    function take(text) {
        if (text === "") {
            fault = qsTr("There is no QR code in this picture.");
            return;
        }
        close();
        found(text);
    }

    name: "scan"
    title: qsTr("Scan the office's code")
    confirmText: qsTr("Read the picture")
    confirmEnabled: file.text.trim() !== ""
    onOpened: {
        fault = "";
        camera.setSource("CodeCamera.qml");
    }
    onClosed: camera.source = ""
    onConfirmed: take(reader.readFile(LocalFile.url(file.text.trim())))

    QrReader {
        id: reader
    }

    Loader {
        id: camera
        Layout.fillWidth: true
        onLoaded: item["found"].connect(text => sheet.take(text))
    }

    Words {
        visible: camera.status === Loader.Error
        text: qsTr("No camera can be used here. Type the link, or read the code from a picture.")
        quiet: true
        Layout.fillWidth: true
    }

    Entry {
        id: file
        fieldName: "scanFile"
        label: qsTr("Picture of the code (path of the file)")
        fault: sheet.fault
        Layout.fillWidth: true
    }
}
