import QtQuick
import QtQuick.Layouts
import Plumbline

// A photo to be looked into: two fingers, two taps, the wheel, + and -, or the buttons below.
ColumnLayout {
    id: view

    property string name
    property alias source: image.source
    property string description
    property real zoom: 1
    readonly property real most: 4

    /// Keeps what is at this place of the frame where it is.
    function zoomAt(wanted, x, y) {
        const to = Math.max(1, Math.min(most, wanted));
        const place = (former, at, length) => Math.max(0, Math.min(length * (to - 1), (former + at) * to / zoom - at));
        const left = place(frame.contentX, x, frame.width);
        const top = place(frame.contentY, y, frame.height);
        frame.cancelFlick();
        zoom = to;
        frame.contentX = left;
        frame.contentY = top;
    }

    function zoomBy(factor) {
        zoomAt(zoom * factor, frame.width / 2, frame.height / 2);
    }

    function reset() {
        zoomAt(1, 0, 0);
    }

    spacing: 10
    Keys.onPressed: event => {
        event.accepted = event.text === "+" || event.text === "-";
        if (event.accepted)
            zoomBy(event.text === "+" ? 1.5 : 1 / 1.5);
    }

    Flickable {
        id: frame
        objectName: view.name + "Frame"
        contentWidth: width * view.zoom
        contentHeight: height * view.zoom
        interactive: view.zoom > 1
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        onWidthChanged: view.reset()
        onHeightChanged: view.reset()
        Layout.fillWidth: true
        Layout.fillHeight: true

        Image {
            id: image
            objectName: view.name + "Image"
            width: frame.contentWidth
            height: frame.contentHeight
            sourceSize: Qt.size(1600, 1200)
            fillMode: Image.PreserveAspectFit
            asynchronous: true
            Accessible.role: Accessible.Graphic
            Accessible.name: view.description

            TapHandler {
                onDoubleTapped: eventPoint => view.zoomAt(view.zoom > 1 ? 1 : 2.5, eventPoint.position.x - frame.contentX, eventPoint.position.y - frame.contentY)
            }

            PinchHandler {
                id: pinch
                property real former: 1
                target: null
                onActiveChanged: former = view.zoom
                onActiveScaleChanged: view.zoomAt(former * activeScale, centroid.position.x - frame.contentX, centroid.position.y - frame.contentY)
            }

            WheelHandler {
                acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
                onWheel: event => view.zoomAt(view.zoom * (event.angleDelta.y > 0 ? 1.2 : 1 / 1.2), event.x - frame.contentX, event.y - frame.contentY)
            }
        }
    }

    RowLayout {
        spacing: 8

        PushButton {
            objectName: view.name + "ZoomOut"
            glyph: "minus"
            enabled: view.zoom > 1
            Accessible.name: qsTr("Smaller")
            onClicked: view.zoomBy(1 / 1.5)
        }

        PushButton {
            objectName: view.name + "ZoomIn"
            glyph: "plus"
            enabled: view.zoom < view.most
            Accessible.name: qsTr("Larger")
            onClicked: view.zoomBy(1.5)
        }

        Words {
            objectName: view.name + "Zoom"
            text: Math.round(view.zoom * 100) + " %"
            quiet: true
            size: Theme.small
        }
    }
}
